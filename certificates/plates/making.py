"""A laid-out document becomes a plate: its objects, with a slot for each placeholder that WeasyPrint wrote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from certificates.designs.looks import Look
from certificates.plates import attaching, placing
from certificates.plates.filing import Stock, stream
from certificates.plates.shaping import CannotStamp, Type
from certificates.plates.slots import (
    Certified,
    DaySlot,
    LineSlot,
    MetadataSlot,
    NoSlot,
    QrSlot,
    RingSlot,
    Slot,
    StringSlot,
)
from certificates.plates.stamping import Plate, Typeface, Varying
from certificates.words import Words
from courses.press import faces, qr
from courses.press.printing import Sheet

SHOWN_TEXT = re.compile(rb"/(\w+) [\d.]+ Tf\n\[(.*?)\] TJ")


class NoPlate(Exception):
    """WeasyPrint did not write a placeholder as we expected it."""


def plate_of(
    sheet: Sheet, words: Words, *, look: Look, language: str, for_all: bool, signed: bool, badge: bool
) -> Plate:
    """Return the plate of a sheet that was laid out with these words in this look.

    A plate for all certificates of a course needs a slot for every word, or NoPlate is raised. A plate for the one
    certificate that has these words keeps what has no slot, such as a name on two lines, as it was laid out.
    """
    document, pdf = sheet.objects()
    if for_all and (strays := stray_lines(document, words, look)):
        raise NoPlate(f"{strays} would be the same on all certificates")
    attachment = attaching.add_file(pdf) if badge else None
    signature = placing.add_field(pdf) if signed else None
    written = written_objects(pdf)
    for kept_free in filter(None, (attachment, signature)):
        del written[kept_free]
    for slot in slots_of(document, words, look):
        if not cut(written, slot, Certified(words, language)) and for_all:
            raise NoPlate(f"{slot} was not found")
    return put_together(document, pdf, written, language, attachment=attachment, signature=signature)


@dataclass
class Written:
    """An object as bytes; `entries` are those of a stream's dictionary. The content has slots between its pieces."""

    entries: bytes | None
    content: list[bytes | Slot]

    @property
    def varies(self) -> bool:
        return len(self.content) > 1

    def body(self) -> bytes:
        [content] = self.content
        return content if self.entries is None else stream(self.entries, content, effort=9)


def written_objects(pdf: pydyf.PDF) -> dict[int, Written]:
    found = {}
    for one in pdf.objects[1:]:
        if isinstance(one, pydyf.Stream) and "Filter" not in one.extra:
            content = b"\n".join(piece if isinstance(piece, bytes) else as_bytes(piece) for piece in one.stream)
            found[one.number] = Written(pydyf.Dictionary(one.extra).data[2:-2], [content])
        else:
            found[one.number] = Written(None, [one.data])
    return found


def as_bytes(piece) -> bytes:
    return piece.data if isinstance(piece, pydyf.Object) else str(piece).encode()


def slots_of(document: Document, words: Words, look: Look) -> Iterator[Slot]:
    page = document.pages[0]._page_box
    texts = list(lines_of(page))
    fonts = {(font.family, font.weight): font.hash for font in document.fonts.values()}
    for name, line in words.lines.items():
        if name in look.base.left_out:
            continue
        places = [(box, block) for box, block in texts if box.text == line]
        if not places:
            yield NoSlot(name)
        yield from [line_slot(name, box, block, fonts) for box, block in places]
    yield RingSlot(look.accent, look.ornament)
    yield QrSlot(qr.draw(words.address).size)
    yield from (StringSlot(word) for word in ("title", "address", "alternative"))
    yield MetadataSlot()
    yield from (DaySlot(form) for form in ("D:%4Y%m%d", "%4Y-%m-%d"))


def stray_lines(document: Document, words: Words, look: Look) -> list[str]:
    """Return the placeholders that stand inside other text, or that the base says it has not: no slot replaces those."""
    texts = [box.text for box, _block in lines_of(document.pages[0]._page_box)]
    lines = words.lines
    inside = {name for name, line in lines.items() for text in texts if line in text and text not in lines.values()}
    return sorted(inside | {name for name in look.base.left_out if lines.get(name) in texts})


def lines_of(box, block=None) -> Iterator[tuple[boxes.TextBox, boxes.BlockBox]]:
    """Yield each line of text with the block that it stands in."""
    if isinstance(box, boxes.TextBox):
        yield box, block
    block = box if isinstance(box, boxes.BlockContainerBox) else block
    for child in getattr(box, "children", ()):
        yield from lines_of(child, block)


def line_slot(name: str, box: boxes.TextBox, block: boxes.BlockBox, fonts: dict) -> LineSlot:
    centred = box.style["text_align_all"] == "center"
    family, weight = box.style["font_family"][0], box.style["font_weight"]
    return LineSlot(
        line=name,
        font=fonts[family, weight],
        kind=Type(family, weight, box.style["font_size"]),
        x=box.position_x + box.width / 2 if centred else box.position_x,
        y=box.position_y + box.baseline,
        room=block.content_box_x() + block.width - (block.content_box_x() if centred else box.position_x),
        centred=centred,
    )


def cut(written: dict[int, Written], slot: Slot, certified: Certified) -> bool:
    """Put the slot wherever its words are, in whatever objects have them; return whether any has."""
    try:
        words = slot.write(certified)
    except CannotStamp:
        return False
    places = [one for one in written.values() if any(words in piece for piece in texts_in(one))]
    for one in places:
        one.content = list(with_slot(one.content, words, slot))
    return bool(places)


def texts_in(written: Written) -> list[bytes]:
    return [piece for piece in written.content if isinstance(piece, bytes)]


def with_slot(content: list, words: bytes, slot: Slot) -> Iterator[bytes | Slot]:
    for piece in content:
        if not isinstance(piece, bytes):
            yield piece
            continue
        first, *rest = piece.split(words)
        yield first
        for after in rest:
            yield slot
            yield after


def put_together(
    document: Document,
    pdf: pydyf.PDF,
    written: dict[int, Written],
    language: str,
    *,
    attachment: int | None,
    signature: int | None,
) -> Plate:
    """Write down once what never changes; keep apart what does."""
    typefaces = [typeface_of(font, pdf, written) for font in document.fonts.values()]
    for typeface in typefaces:
        for number in typeface.numbers:
            del written[number]
    stock, packed = Stock(), len(pdf.objects)
    same = {number: one for number, one in written.items() if not one.varies}
    for number, one in same.items():
        if isinstance(pdf.objects[number], pydyf.Stream):
            stock.add(number, one.body())
    small = [number for number in same if not isinstance(pdf.objects[number], pydyf.Stream)]
    stock.pack(packed, {number: same[number].body() for number in small})
    return Plate(
        language=language,
        stock=stock,
        varying=[Varying(number, one.entries, one.content) for number, one in written.items() if one.varies],
        typefaces=typefaces,
        root=pdf.catalog.number,
        info=pdf.info.number,
        attachment=attachment,
        signature=signature,
    )


def typeface_of(font, pdf: pydyf.PDF, written: dict[int, Written]) -> Typeface:
    """Find the objects of a font, which are written anew for each file, and the glyphs that every file needs."""
    [face] = [face for face in faces.FACES if (face.family, face.weight) == (font.family, font.weight)]
    [dictionary] = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("BaseFont") == font.name
                    and "ToUnicode" in one]  # fmt: skip
    descendant = referred(pdf, dictionary["DescendantFonts"][0])
    descriptor = referred(pdf, descendant["FontDescriptor"])
    descriptor["FontBBox"] = pydyf.Array(faces.bounding_box(face))
    written[descriptor.number].content = [descriptor.data]
    entries = {key: value for key, value in descendant.items() if key != "W"}
    return Typeface(
        name=font.hash,
        face=face,
        file=referred(pdf, descriptor["FontFile2"]).number,
        letters_table=referred(pdf, dictionary["ToUnicode"]).number,
        widths=descendant.number,
        entries=pydyf.Dictionary(entries).data[2:-2],
        letters={glyph: font.to_unicode[glyph] for glyph in glyphs_shown(font.hash, written)},
    )


def referred(pdf: pydyf.PDF, reference: bytes):
    return pdf.objects[int(reference.split()[0])]


def glyphs_shown(font: str, written: dict[int, Written]) -> set[int]:
    """Return the glyphs of the text that no slot replaces."""
    shown = set()
    for one in written.values():
        for piece in texts_in(one) if one.entries is not None else []:
            for name, operand in SHOWN_TEXT.findall(piece):
                if name == font.encode():
                    shown |= {
                        int(glyph, 16) for run in re.findall(rb"<([0-9a-f]+)>", operand) for glyph in chopped(run)
                    }
    return shown


def chopped(run: bytes) -> list[bytes]:
    return [run[begin : begin + 4] for begin in range(0, len(run), 4)]
