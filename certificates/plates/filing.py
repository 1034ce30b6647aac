"""Objects in, a PDF file out. What is the same in each file of a plate is written and compressed once.

A file is: the part that never changes, with the small objects packed together (an object stream); the objects of this
certificate; and the table that says where each one stands (a cross-reference stream). ISO 32000-1, 7.5.
"""

import zlib
from dataclasses import dataclass, field

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
ROW = (1, 3, 2)  # bytes of a row of the table: kind, place, index


def row(kind: int, place: int, index: int) -> bytes:
    return b"".join(value.to_bytes(length) for value, length in zip((kind, place, index), ROW, strict=True))


def stream(entries: bytes, content: bytes, *, effort: int = 6) -> bytes:
    """Return a stream with these entries in its dictionary, compressed."""
    packed = zlib.compress(content, effort)
    return b"<<%s/Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream" % (entries, len(packed), packed)


@dataclass
class Stock:
    """The part of a file that is always the same, and the rows of the table for it. Object 0 is the free one."""

    written: bytearray = field(default_factory=lambda: bytearray(HEADER))
    rows: dict[int, bytes] = field(default_factory=lambda: {0: row(0, 0, 0xFFFF)})

    def add(self, number: int, body: bytes) -> None:
        self.rows[number] = row(1, len(self.written), 0)
        self.written += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    def pack(self, number: int, bodies: dict[int, bytes]) -> None:
        """Write small objects together as the stream `number`."""
        places, content = [], b""
        for index, (packed, body) in enumerate(bodies.items()):
            places.append(b"%d %d" % (packed, len(content)))
            content += body + b"\n"
            self.rows[packed] = row(2, number, index)
        index_of_all = b" ".join(places) + b"\n"
        entries = b"/Type /ObjStm/N %d/First %d" % (len(bodies), len(index_of_all))
        self.add(number, stream(entries, index_of_all + content, effort=9))


@dataclass
class File:
    """One file under way."""

    written: bytearray
    rows: dict[int, bytes]

    @classmethod
    def begun_with(cls, stock: Stock) -> "File":
        return cls(stock.written.copy(), stock.rows.copy())

    def add(self, number: int, body: bytes) -> int:
        """Write an object; return the place where its body begins."""
        head = b"%d 0 obj\n" % number
        self.rows[number] = row(1, len(self.written), 0)
        self.written += head + body + b"\nendobj\n"
        return len(self.written) - len(body) - len(b"\nendobj\n")

    def finish(self, *, root: int, info: int, identifier: bytes) -> bytearray:
        number, place = len(self.rows), len(self.written)
        rows = [self.rows[key] for key in range(number)] + [row(1, place, 0)]
        name = identifier.hex().encode()
        entries = b"/Type /XRef/Size %d/W [%d %d %d]/Root %d 0 R/Info %d 0 R/ID [<%s> <%s>]" % (
            len(rows), *ROW, root, info, name, name,
        )  # fmt: skip
        self.written += b"%d 0 obj\n%s\nendobj\n" % (number, stream(entries, b"".join(rows)))
        self.written += b"startxref\n%d\n%%%%EOF\n" % place
        return self.written
