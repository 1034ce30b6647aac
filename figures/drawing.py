"""From a name to SVG: for a page, and for paper."""

import re
from functools import cache
from xml.sax.saxutils import escape

from figures.kit.shapes import INK
from figures.registry import FIGURES, HEIGHT, WIDTH

CARD = "#f8f4ea"  # the light card under every drawing, in both themes
OUTLINE = 4.6  # half of it is covered by the colour
SOLID = re.compile(r'<(path|circle|ellipse|rect) fill="(#[0-9a-f]{3,6})" (?!stroke)([^>]*)/>')


@cache
def inside(name: str) -> str:
    return FIGURES[name].paint()


def draw(name: str, *, alt: str | None = None, for_paper: bool = False) -> str:
    """Return the drawing as SVG, always the same. It has no ids, so it may stand on a page as often as you like.

    `alt` is the text that stands for it (its own, in the active language, unless told); "" makes it a decoration.
    `for_paper` is for renderers that don't know `paint-order`, such as the maker of our PDFs: the outline comes as a shape.
    """
    found = FIGURES[name]
    words = str(found.alt) if alt is None else alt
    said = f' role="img"><title>{escape(words)}</title>' if words else ' aria-hidden="true">'
    kind = "drawing drawing--moves" if found.moves else "drawing"
    painted = outlined(inside(name)) if for_paper else inside(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {WIDTH} {HEIGHT}"{said}'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="18" fill="{CARD}"/>'
        f'<g stroke="{INK}" stroke-width="{OUTLINE}" stroke-linecap="round" stroke-linejoin="round" paint-order="stroke">'
        f"{painted}</g></svg>"
    )


def outlined(painted: str) -> str:
    """Draw each solid shape twice: ink first, then the colour without a line."""
    return SOLID.sub(r'<\1 fill="none" \3/><\1 fill="\2" stroke="none" \3/>', painted)
