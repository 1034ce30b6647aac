"""Certificates from a plate: a few thousandths of a second for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from certificates.plates import attaching, placing, typefaces
from certificates.plates.filing import File, Stock, stream
from certificates.plates.slots import Certified, Slot
from certificates.signing.sealing import Seal
from certificates.words import Words
from courses.press.faces import Face


@dataclass(frozen=True)
class Varying:
    """An object with slots; `entries` are those of a stream's dictionary."""

    number: int
    entries: bytes | None
    content: list[bytes | Slot]

    def body(self, certified: Certified) -> bytes:
        pieces = (piece if isinstance(piece, bytes) else piece.write(certified) for piece in self.content)
        content = b"".join(pieces)
        return content if self.entries is None else stream(self.entries, content)


@dataclass(frozen=True)
class Typeface:
    """A typeface of the file: its objects, and the letters that every certificate of the plate has."""

    name: str
    face: Face
    file: int
    letters_table: int
    widths: int
    entries: bytes
    letters: dict[int, str]

    @property
    def numbers(self) -> tuple[int, int, int]:
        return self.file, self.letters_table, self.widths

    def bodies(self, used: dict[int, str]) -> Iterator[tuple[int, bytes]]:
        """Yield the objects for a file that uses these glyphs besides those of the plate."""
        letters = used | self.letters
        glyphs = frozenset(letters)
        yield self.file, font_file(self.face, glyphs)
        yield self.letters_table, stream(b"", typefaces.to_unicode(letters))
        yield self.widths, b"<<%s/W %s>>" % (self.entries, typefaces.widths(self.face, glyphs))


@lru_cache(maxsize=128)
def font_file(face: Face, glyphs: frozenset[int]) -> bytes:
    """Return the font as an object; the days in the table have the same few glyphs on many certificates."""
    font = typefaces.subset(face, glyphs)
    return stream(b"/Length1 %d" % len(font), font)


@dataclass(frozen=True)
class Plate:
    """A document with slots."""

    language: str
    stock: Stock
    varying: list[Varying]
    typefaces: list[Typeface]
    root: int
    info: int
    attachment: int | None  # the object that holds the badge
    signature: int | None  # the object that keeps a place for it

    def stamp(self, words: Words, *, identifier: bytes, seal: Seal | None, badge: str = "") -> bytes:
        """Return the file with these words and the badge inside, signed.

        Raises CannotStamp when the words need a layout of their own.
        """
        certified = Certified(words, self.language)
        bodies = {one.number: one.body(certified) for one in self.varying}
        for typeface in self.typefaces:
            bodies |= typeface.bodies(certified.letters.get(typeface.name, {}))
        if self.attachment is not None:
            bodies[self.attachment] = attaching.embedded(badge, words.issued_on)
        file = File.begun_with(self.stock)
        for number, body in sorted(bodies.items()):
            file.add(number, body)
        if self.signature is None or seal is None:
            return bytes(file.finish(root=self.root, info=self.info, identifier=identifier))
        body, place = placing.reserve(seal, words.issued_on)
        place += file.add(self.signature, body)
        return placing.sign(file.finish(root=self.root, info=self.info, identifier=identifier), place, seal)
