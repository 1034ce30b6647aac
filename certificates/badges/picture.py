"""What stands on a badge: the ring of the certificate, our mark, and the name of the course.

Lengths are those of the ring: tenths of a millimetre from the middle.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import uharfbuzz

from certificates import ring
from courses.press import faces

PAPER, INK = "#fbfaf6", "#14232b"
LINK_COLOURS = (ring.TEAL, "#e9a820")
EDGE = 420
PROGRAMME = "Bezpieczny Kraków"
MARK_SIZE, MARK_MIDDLE = 130, -155  # across, and where it stands above the middle
# The six links of our mark: a quadratic curve each, in a square of 48. The last one is brass.
LINKS = [
    ((34.7, 17.9), (41.4, 21.3), (41.9, 31.6)),
    ((34.7, 30.1), (35, 37.7), (26.4, 43.3)),
    ((24, 36.3), (17.6, 40.4), (8.5, 35.7)),
    ((13.3, 30.2), (6.6, 26.7), (6.1, 16.4)),
    ((13.3, 17.8), (13, 10.3), (21.6, 4.7)),
    ((24, 11.7), (30.4, 7.6), (39.5, 12.3)),
]
LINK_WIDTH = 5.4
TITLE_FACE, NAME_FACE = faces.FACES[2], faces.FACES[1]
TITLE_MIDDLE, TITLE_ROOM = 30, 440
TITLE_FITS = [
    (62, 1),
    (54, 2),
    (46, 3),
    (38, 4),
    (31, 5),
]  # size of the letters, and how many lines of them there may be
NAME_SIZE, NAME_PLACE = 32, 205
PIXELS = 600


@dataclass(frozen=True)
class Line:
    """A line of text, centred, standing on `y`."""

    text: str
    face: faces.Face
    size: int
    y: float
    colour: str


def words(title: str) -> list[Line]:
    size, lines = fitted(faces.drawable(title))
    top = TITLE_MIDDLE - (len(lines) - 1) * size * 0.6 + size * 0.35
    title_lines = [Line(text, TITLE_FACE, size, top + number * size * 1.2, INK) for number, text in enumerate(lines)]
    return [*title_lines, Line(PROGRAMME, NAME_FACE, NAME_SIZE, NAME_PLACE, ring.TEAL)]


def fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest letters in which the title has few enough lines. What is longer still is cut, with dots."""
    for size, most in TITLE_FITS:
        lines = list(wrapped(title, size))
        if len(lines) <= most and all(width(line, TITLE_FACE, size) <= TITLE_ROOM for line in lines):
            return size, lines
    kept = lines[:most]
    while width(f"{kept[-1]}…", TITLE_FACE, size) > TITLE_ROOM and kept[-1]:
        kept[-1] = kept[-1][:-1].rstrip()
    return size, [*kept[:-1], f"{kept[-1]}…"]


def wrapped(title: str, size: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, TITLE_FACE, size) > TITLE_ROOM:
            yield line
            line = word
        else:
            line = longer
    yield line


def width(text: str, face: faces.Face, size: float) -> float:
    font = typeface(face)
    return sum(place.x_advance for _glyph, place in shaped(text, face)) * size / font.face.upem


@cache
def typeface(face: faces.Face) -> uharfbuzz.Font:
    return uharfbuzz.Font(faces.harfbuzz_face(face.family, face.weight))


def shaped(text: str, face: faces.Face) -> list:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(typeface(face), buffer)
    return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))


def link_colour(x: float, y: float) -> str:
    return LINK_COLOURS[(x, y) == LINKS[-1][0]]
