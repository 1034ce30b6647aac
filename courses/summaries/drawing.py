"""The sheet and the poster as PDF: exactly one page, readable without colour, with a code that leads back to the lesson."""

from django.template.loader import render_to_string
from django.utils import translation

from courses.press import drawings, printing, qr
from courses.summaries import edition
from courses.summaries.content import FITS, POSTER_FITS

SVG = "image/svg+xml"


def draw(lesson) -> bytes:
    """Return the A4 sheet, in the language of the lesson, in the roomiest setting that fits."""
    with translation.override(lesson.locale.language_code):
        contexts = (edition.context_of(lesson, detail) for detail in FITS)
        sheet = printing.roomiest(
            contexts, template=edition.TEMPLATE, stylesheet=edition.STYLE, assets=assets_of(lesson)
        )
        return sheet.pdf()


def draw_poster(lesson) -> bytes:
    """Return the A3 poster, in the language of the lesson: letters stay large as long as anything may go."""
    assets = assets_of(lesson)
    if drawing := edition.drawing_of(lesson):
        assets["drawing.svg"] = (drawings.svg(drawing).encode(), SVG)
    with translation.override(lesson.locale.language_code):
        contexts = (edition.poster_context_of(lesson, detail) for detail in POSTER_FITS)
        sheet = printing.roomiest(
            contexts, template=edition.POSTER_TEMPLATE, stylesheet=edition.POSTER_STYLE, assets=assets
        )
        return sheet.pdf()


def assets_of(lesson) -> printing.Assets:
    mark = render_to_string("courses/pdf/mark.svg").encode()
    return {"qr.svg": (qr.svg(edition.address_of(lesson)), SVG), "mark.svg": (mark, SVG)}
