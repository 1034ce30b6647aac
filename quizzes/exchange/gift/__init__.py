"""GIFT: Moodle's text format. https://docs.moodle.org/en/GIFT_format"""

from django.utils.translation import gettext_lazy as _

from quizzes.exchange.gift.reading import read
from quizzes.exchange.gift.writing import write

NAME = "gift"
LABEL = _("GIFT (Moodle, tekst)")
EXTENSIONS = (".gift", ".txt")
CONTENT_TYPE = "text/plain; charset=utf-8"

__all__ = ["CONTENT_TYPE", "EXTENSIONS", "LABEL", "NAME", "read", "write"]
