"""A line of text as glyphs, written as WeasyPrint writes what Pango has shaped: HarfBuzz does the work in both."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from courses.press import faces

PANGO_UNITS = 1024  # Pango counts in 1024ths of a pixel
FEATURES = {"lnum": True, "tnum": True}  # font-variant-numeric of all designs
SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl"}


class CannotStamp(Exception):
    """This text has to be laid out by WeasyPrint: it does not fit on its line, or is set in a way we do not follow."""


@dataclass(frozen=True)
class Type:
    """A typeface at a size in pixels."""

    family: str
    weight: int
    size: float

    @property
    def units(self) -> int:
        return int(self.size * PANGO_UNITS)

    @property
    def drawn_size(self) -> float:
        return self.units / PANGO_UNITS


@dataclass(frozen=True)
class Shaped:
    operand: bytes  # of the operator TJ
    letters: dict[int, str]  # which glyph stands for which letters
    width: float  # in pixels


@lru_cache(maxsize=2048)
def shape(text: str, kind: Type, language: str) -> Shaped:
    """Return the glyphs of one line of text from left to right."""
    font, written, letters, width = font_at(kind), "", {}, 0
    for script, run in runs(text):
        buffer = shaped_buffer(run, script, font, language)
        written += operand(buffer, font, kind)
        letters |= {glyph: text for glyph, text in letters_of(buffer, run) if glyph not in letters}
        width += sum(position.x_advance for position in buffer.glyph_positions)
    return Shaped(b"[" + written.encode() + b"]", letters, width / PANGO_UNITS)


@lru_cache(maxsize=64)
def font_at(kind: Type) -> uharfbuzz.Font:
    font = uharfbuzz.Font(faces.harfbuzz_face(kind.family, kind.weight))
    font.scale = (kind.units, kind.units)
    return font


def shaped_buffer(run: str, script: str, font: uharfbuzz.Font, language: str) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.direction, buffer.language = "ltr", language
    buffer.script = script or "Zyyy"
    uharfbuzz.shape(font, buffer, FEATURES)
    return buffer


def operand(buffer: uharfbuzz.Buffer, font: uharfbuzz.Font, kind: Type) -> str:
    """Return the glyphs in hexadecimal digits with kerning between them, in WeasyPrint's notation (draw/text.py)."""
    size, written = kind.drawn_size, "<"
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if position.y_offset or position.x_offset:
            raise CannotStamp("a mark that stands free")
        own_width = round(font.get_glyph_h_advance(info.codepoint) * 1000 / PANGO_UNITS / size)
        kerning = own_width - position.x_advance * 1000 / PANGO_UNITS / size
        written += f"{info.codepoint:04x}" + (f">{int(kerning)}<" if kerning else "")
    return written.removesuffix("<") if written.endswith("<") else written + ">"


def letters_of(buffer: uharfbuzz.Buffer, run: str) -> Iterator[tuple[int, str]]:
    """Yield each glyph with the letters it stands for, so that the text can be copied and read aloud."""
    begins = [info.cluster for info in buffer.glyph_infos]
    for place, info in enumerate(buffer.glyph_infos):
        end = next((begin for begin in begins[place + 1 :] if begin > info.cluster), len(run))
        yield info.codepoint, run[info.cluster : end]


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Split the text where Pango does: at a change of script. Digits and signs stay with the letters before them."""
    begin, current = 0, ""
    for place, character in enumerate(text):
        script = script_of(character)
        if script and current and script != current:
            if any(sign in text for sign in "()[]{}«»‹›"):
                raise CannotStamp("brackets around another script")
            yield current, text[begin:place]
            begin = place
        current = script or current
    yield current, text[begin:]


def script_of(character: str) -> str:
    """Return the script of a letter; nothing for what all scripts share."""
    if not character.isalpha():
        return ""
    return SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], "")
