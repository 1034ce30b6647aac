"""The badge as SVG. Letters are outlines, so it looks the same everywhere."""

from collections.abc import Iterator
from functools import cache
from html import escape

import uharfbuzz

from certificates import ring
from certificates.badges.picture import (
    EDGE,
    LINK_WIDTH,
    LINKS,
    MARK_MIDDLE,
    MARK_SIZE,
    PAPER,
    PIXELS,
    PROGRAMME,
    Line,
    link_colour,
    shaped,
    typeface,
    words,
)
from courses.press import faces


def svg(seed: str, title: str) -> str:
    """Return the badge as SVG; the seed makes its ring."""
    box = f"{-EDGE} {-EDGE} {2 * EDGE} {2 * EDGE}"
    drawn = [
        f'<circle r="{EDGE}" fill="{PAPER}"/>',
        *(ring.path(line) for line in ring.lines(seed)),
        f'<g transform="translate({-MARK_SIZE / 2} {MARK_MIDDLE - MARK_SIZE / 2}) scale({MARK_SIZE / 48})"'
        f' stroke-width="{LINK_WIDTH}" stroke-linecap="round">{"".join(links())}</g>',
        *(outlined(line) for line in words(title)),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{PIXELS}" height="{PIXELS}" fill="none" role="img">'
        f"<title>{escape(faces.drawable(title))}, {PROGRAMME}</title>{''.join(drawn)}</svg>"
    )


def links() -> Iterator[str]:
    for (x0, y0), (x1, y1), (x2, y2) in LINKS:
        yield f'<path stroke="{link_colour(x0, y0)}" d="M{x0} {y0}Q{x1} {y1} {x2} {y2}"/>'


def outlined(line: Line) -> str:
    """Return the line as the outlines of its letters."""
    scale, x, pieces = line.size / typeface(line.face).face.upem, 0, []
    for glyph, place in shaped(line.text, line.face):
        outline = outline_of(line.face, glyph.codepoint)
        if outline:
            pieces.append(f'<path transform="translate({x + place.x_offset} {place.y_offset})" d="{outline}"/>')
        x += place.x_advance
    left = -x * scale / 2
    return (
        f'<g transform="translate({left:.1f} {line.y:.1f}) scale({scale:.5f} {-scale:.5f})" fill="{line.colour}">'
        f"{''.join(pieces)}</g>"
    )


@cache
def outline_of(face: faces.Face, glyph: int) -> str:
    said: list[str] = []
    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: said.append(f"M{x:g} {y:g}"))
    pen.set_line_to_func(lambda x, y, _: said.append(f"L{x:g} {y:g}"))
    pen.set_quadratic_to_func(lambda x1, y1, x, y, _: said.append(f"Q{x1:g} {y1:g} {x:g} {y:g}"))
    pen.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, _: said.append(f"C{x1:g} {y1:g} {x2:g} {y2:g} {x:g} {y:g}"))
    pen.set_close_path_func(lambda _: said.append("Z"))
    typeface(face).draw_glyph(glyph, pen)
    return "".join(said)
