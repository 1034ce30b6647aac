"""The typefaces of what we print, and what they can draw.

They are Mulish and Nunito in full (OFL, files in site/assets/fonts/pdf): all Latin letters with their marks, Vietnamese
included, and all of Cyrillic. The rule for what they do not have, such as emoji or Arabic, Hebrew and Chinese letters:

- a name is drawn letter by letter or not at all. Its certificate stands and can be verified, but gets no file; the
  administrators' list says why, and a certificate with the name in Latin letters replaces it.
- any other text loses the characters that cannot be drawn. No reader ever meets an empty box.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz
from django.conf import settings
from fontTools.ttLib import TTFont

FOLDER = Path(settings.SITE_FOLDER) / "assets" / "fonts" / "pdf"
STAND_INS = {"→": "–", "←": "–", "‑": "-", "\u202f": "\u00a0", "\t": " ", "\n": " "}


@dataclass(frozen=True)
class Face:
    family: str
    weight: int
    file: str

    def read(self) -> bytes:
        return (FOLDER / self.file).read_bytes()


FACES = [
    Face("Mulish", 400, "mulish-400.ttf"),
    Face("Mulish", 700, "mulish-700.ttf"),
    Face("Nunito", 800, "nunito-800.ttf"),
]


@cache
def harfbuzz_face(family: str, weight: int) -> uharfbuzz.Face:
    """Return the face for shaping and cutting out glyphs; it is read once per process."""
    [face] = [face for face in FACES if (face.family, face.weight) == (family, weight)]
    return uharfbuzz.Face(face.read())


@cache
def bounding_box(face: Face) -> tuple[int, int, int, int]:
    """Return the box that holds every letter of the face, in thousandths of its size."""
    with TTFont(FOLDER / face.file, lazy=True) as font:
        head = font["head"]
        return tuple(round(edge * 1000 / head.unitsPerEm) for edge in (head.xMin, head.yMin, head.xMax, head.yMax))


@cache
def repertoire() -> frozenset[int]:
    """Return the code points that every face can draw."""
    covered = []
    for face in FACES:
        with TTFont(FOLDER / face.file, lazy=True) as font:
            covered.append(set(font.getBestCmap()))
    return frozenset.intersection(*map(frozenset, covered))


def undrawable(text: str) -> str:
    """Return the characters of the text that the faces do not have, each once."""
    return "".join(dict.fromkeys(character for character in text if ord(character) not in repertoire()))


def drawable(text: str) -> str:
    """Return the text with what the faces have: look-alikes where there are some, nothing otherwise."""
    drawn = "".join(character if ord(character) in repertoire() else stand_in(character) for character in text)
    return " ".join(drawn.split(" ")) if drawn == text else " ".join(drawn.split())


def stand_in(character: str) -> str:
    if character in STAND_INS:
        return STAND_INS[character]
    simpler = unicodedata.normalize("NFKC", character)
    return simpler if simpler != character and not undrawable(simpler) else ""
