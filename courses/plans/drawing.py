"""The plan as PDF: A4, as many pages as it needs, each saying what it belongs to; readable without colour."""

from typing import Any

from django.template.loader import render_to_string

from courses.plans import edition
from courses.press import drawings, printing, qr

SVG = "image/svg+xml"


def draw(context: dict[str, Any]) -> bytes:
    """Return the plan that `edition.context_of` describes."""
    assets = {
        "qr.svg": (qr.svg(f"{context['address']}?tablica"), SVG),
        "mark.svg": (render_to_string("courses/pdf/mark.svg").encode(), SVG),
        "check.svg": (render_to_string("courses/pdf/check.svg").encode(), SVG),
    }
    assets |= {
        f"{drawing.name}.svg": (drawings.svg(drawing).encode(), SVG) for drawing in edition.drawn(context["steps"])
    }
    return printing.write_pdf(edition.html_of(context), stylesheet=edition.STYLE, assets=assets)
