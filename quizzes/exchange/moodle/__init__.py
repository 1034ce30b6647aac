"""Moodle XML. https://docs.moodle.org/en/Moodle_XML_format"""

from django.utils.translation import gettext_lazy as _

from quizzes.exchange.moodle.reading import read
from quizzes.exchange.moodle.writing import write

NAME = "moodle_xml"
LABEL = _("Moodle XML")
EXTENSIONS = (".xml",)
CONTENT_TYPE = "application/xml"

__all__ = ["CONTENT_TYPE", "EXTENSIONS", "LABEL", "NAME", "read", "write"]
