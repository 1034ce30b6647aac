"""The places of a plate that are filled for each certificate, and how each is written there."""

import math
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Protocol

import pydyf

from certificates import ring
from certificates.plates.shaping import CannotStamp, Type, shape
from certificates.words import Words
from courses.press import qr


@dataclass
class Certified:
    """What one certificate puts into the slots; `letters` gathers the glyphs it uses of each typeface."""

    words: Words
    language: str
    letters: dict[str, dict[int, str]] = field(default_factory=dict)


class Slot(Protocol):
    def write(self, certified: Certified) -> bytes:
        """Return the bytes for this certificate. Raises CannotStamp."""


@dataclass(frozen=True)
class LineSlot:
    """A line of text, which may be centred: then `x` is its middle."""

    line: str  # its name in Words
    font: str  # its name in the file
    kind: Type
    x: float
    y: float
    room: float
    centred: bool

    def write(self, certified: Certified) -> bytes:
        text = certified.words.lines[self.line]
        shaped = shape(text, self.kind, certified.words.language_of(self.line, certified.language))
        if shaped.width > self.room:
            raise CannotStamp(f"{self.line} is longer than its line")
        used = certified.letters.setdefault(self.font, {})
        used |= {glyph: letters for glyph, letters in shaped.letters.items() if glyph not in used}
        x = self.x - shaped.width / 2 if self.centred else self.x
        place = b"1 0 0 -1 %s %s Tm\n/%s %s Tf\n" % (
            number(x), number(self.y), self.font.encode(), number(self.kind.drawn_size),
        )  # fmt: skip
        return place + shaped.operand + b" TJ"


@dataclass(frozen=True)
class NoSlot:
    """A line that stands nowhere in one piece."""

    line: str

    def write(self, certified: Certified) -> bytes:
        raise CannotStamp(f"{self.line} is not on one line")


@dataclass(frozen=True)
class QrSlot:
    size: int

    def write(self, certified: Certified) -> bytes:
        size, bars = qr.draw(certified.words.address)
        if size != self.size:
            raise CannotStamp("a QR code of another size")
        return b"\n".join(b"%d %d.5 m\n%d %d.5 l" % (bar.left, bar.top, bar.right, bar.top) for bar in bars)


@dataclass(frozen=True)
class RingSlot:
    accent: str
    ornament: str

    def write(self, certified: Certified) -> bytes:
        return b"\n".join(stroke(line) for line in ring.lines(certified.words.number, self.accent, self.ornament))


def stroke(line: ring.Line) -> bytes:
    """Return a line of the ring as WeasyPrint draws an SVG path."""
    angle = math.radians(line.turn)
    cos, sin = math.cos(angle), math.sin(angle)
    turned = b"%s %s %s %s 0 0 cm\n" % (number(cos), number(sin), number(-sin), number(cos)) if line.turn else b""
    colour = b" ".join(number(int(line.colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return b"q\n%s/A1.0 gs\n%s RG\n%s w\n[] 0 d\n0 J\n0 j\n4 M\n0 0 m\n%s\nh\nS\nQ" % (
        turned, colour, number(line.width), curves(line.points),
    )  # fmt: skip


@cache
def curves(points: tuple[ring.Point, ...]) -> bytes:
    (x, y), *rest = points
    curves = [rest[begin : begin + 3] for begin in range(0, len(rest), 3)]
    drawn = [" ".join(f"{x} {y}" for x, y in curve) + " c" for curve in curves]
    return "\n".join([f"{x} {y} m", *drawn]).encode()


@dataclass(frozen=True)
class StringSlot:
    """A word as a PDF string, such as the title or the alternative text of the QR code."""

    word: str

    def write(self, certified: Certified) -> bytes:
        return pydyf.String(getattr(certified.words, self.word)).data


@dataclass(frozen=True)
class MetadataSlot:
    """The title once more, in the XML that archives read."""

    def write(self, certified: Certified) -> bytes:
        return b">%s</rdf:li>" % escape(certified.words.title, quote=False).encode()


@dataclass(frozen=True)
class DaySlot:
    """The day of issue as the file's day of making."""

    form: str

    def write(self, certified: Certified) -> bytes:
        return certified.words.issued_on.strftime(self.form).encode()


def number(value: float) -> bytes:
    """Return a number as WeasyPrint writes it."""
    return (str(int(value)) if float(value).is_integer() else f"{value:f}".rstrip("0")).encode()
