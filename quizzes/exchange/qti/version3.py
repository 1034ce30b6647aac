"""QTI 3.0: the same questions, written by the newer names."""

from django.utils.translation import gettext_lazy as _

from quizzes.exchange.qti.reading import read
from quizzes.exchange.qti.writing import write_3 as write

NAME = "qti30"
LABEL = _("QTI 3.0 (paczka ZIP)")
EXTENSIONS = (".zip", ".xml")
CONTENT_TYPE = "application/zip"

__all__ = ["CONTENT_TYPE", "EXTENSIONS", "LABEL", "NAME", "read", "write"]
