"""The part of a typeface that one document needs: its glyphs, their widths, and the letters they stand for."""

import uharfbuzz

from courses.press import faces

NOT_FOR_PRINT = {
    int.from_bytes(tag.encode())
    for tag in ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "STAT", "gasp")
}
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def subset(face: faces.Face, glyphs: frozenset[int]) -> bytes:
    """Return the typeface with these glyphs under their own numbers, and nothing behind the last of them."""
    kept = run_subset(faces.harfbuzz_face(face.family, face.weight), glyphs, uharfbuzz.SubsetFlags.RETAIN_GIDS)
    cut = run_subset(uharfbuzz.Face(kept.blob), range(max(glyphs) + 1), uharfbuzz.SubsetFlags.DEFAULT)
    return bytes(cut.blob.data)


def run_subset(face: uharfbuzz.Face, glyphs, flags) -> uharfbuzz.Face:
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(NOT_FOR_PRINT)
    wanted.flags = flags | uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    return uharfbuzz.subset(face, wanted)


def widths(face: faces.Face, glyphs: frozenset[int]) -> bytes:
    """Return the array W of a CID font: the widths of these glyphs in thousandths of the size."""
    font = uharfbuzz.Font(faces.harfbuzz_face(face.family, face.weight))
    thousandth = font.face.upem / 1000
    written, last = "", None
    for glyph in sorted(glyphs):
        if last is None or glyph != last + 1:
            written += ("" if last is None else "]") + f" {glyph}["
        written += f" {round(font.get_glyph_h_advance(glyph) / thousandth)}"
        last = glyph
    return f"[{written}]]".encode()


def to_unicode(letters: dict[int, str]) -> bytes:
    """Return the table that tells a reader which letters each glyph stands for."""
    rows = [f"<{glyph:04x}> <{letters[glyph].encode('utf-16-be').hex()}>" for glyph in sorted(letters)]
    parts = [rows[begin : begin + 100] for begin in range(0, len(rows), 100)]
    return (
        TO_UNICODE
        % "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts).encode()
    )
