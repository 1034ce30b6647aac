"""QTI: the exchange format of tests. Reads 2.1, 2.2 and 3.0, writes 2.1 (and 3.0, see `version3`)."""

from django.utils.translation import gettext_lazy as _

from quizzes.exchange.qti.reading import read
from quizzes.exchange.qti.writing import write, write_3

NAME = "qti21"
LABEL = _("QTI 2.1 (paczka ZIP); wczytuje też 2.2 i 3.0")
EXTENSIONS = (".zip", ".xml")
CONTENT_TYPE = "application/zip"

__all__ = ["CONTENT_TYPE", "EXTENSIONS", "LABEL", "NAME", "read", "write", "write_3"]
