"""The sheet as PDF: exactly one A4 page, readable without colour, with a code that leads back to the lesson."""

from django.template.loader import render_to_string
from django.utils import translation

from courses.press import printing, qr
from courses.summaries.content import FITS
from courses.summaries.edition import STYLE, TEMPLATE, address_of, context_of

SVG = "image/svg+xml"


def draw(lesson) -> bytes:
    """Return the sheet, in the language of the lesson, in the roomiest setting that fits."""
    mark = render_to_string("courses/pdf/mark.svg").encode()
    assets = {"qr.svg": (qr.svg(address_of(lesson)), SVG), "mark.svg": (mark, SVG)}
    with translation.override(lesson.locale.language_code):
        contexts = (context_of(lesson, detail) for detail in FITS)
        return printing.roomiest(contexts, template=TEMPLATE, stylesheet=STYLE, assets=assets).pdf()
