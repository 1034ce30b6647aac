"""The place of the signature in a file: a field that nobody sees, and room for the bytes that come last."""

import hashlib
from datetime import UTC, date, datetime, time

import pydyf
from django.utils.translation import gettext as _

from certificates.signing.sealing import Seal

PRINT_AND_LOCKED = 4 | 128
SIGNATURES_AND_ONLY_APPENDING = 1 | 2
RANGE = b"[0 %010d %010d %010d]"


def add_field(pdf: pydyf.PDF) -> int:
    """Add the field to the first page, to the form and to the structure tree; return the number of its signature."""
    signature, page = pydyf.Dictionary({"Type": "/Sig"}), referred(pdf, pdf.page_references[0])
    tree = referred(pdf, pdf.catalog["StructTreeRoot"])
    parents = referred(pdf, tree["ParentTree"]) if isinstance(tree["ParentTree"], bytes) else tree["ParentTree"]
    pdf.add_object(signature)
    key = parents["Nums"][-2] + 1
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String("Signature"),
            "TU": pydyf.String(_("Podpis elektroniczny wystawcy")),
            "V": signature.reference,
            "Rect": pydyf.Array([0, 0, 0, 0]),
            "F": PRINT_AND_LOCKED,
            "P": page.reference,
            "StructParent": key,
        }
    )
    pdf.add_object(field)
    page.setdefault("Annots", pydyf.Array()).append(field.reference)
    pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {"Fields": pydyf.Array([field.reference]), "SigFlags": SIGNATURES_AND_ONLY_APPENDING}
    )
    parents["Nums"].extend([key, tag(pdf, tree, field, page).reference])
    return signature.number


def tag(pdf: pydyf.PDF, tree: pydyf.Dictionary, field: pydyf.Dictionary, page: pydyf.Dictionary) -> pydyf.Dictionary:
    """Put the field at the end of the structure tree, as PDF/UA asks of every field."""
    top = referred(pdf, tree["K"][0])
    reference = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page.reference})
    pdf.add_object(reference)
    form = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/Form", "K": pydyf.Array([reference.reference]), "Pg": page.reference,
         "P": top.reference, "Alt": field["TU"]}
    )  # fmt: skip
    pdf.add_object(form)
    top["K"].append(form.reference)
    return form


def referred(pdf: pydyf.PDF, reference: bytes):
    return pdf.objects[int(reference.split()[0])]


def reserve(seal: Seal, issued_on: date) -> tuple[bytes, int]:
    """Return the signature's object without the signature, and where in it the room for that begins.

    The time it tells is the day of issue, or when the key began, if it is younger: a file made again tells the same.
    """
    told = max(datetime.combine(issued_on, time(12), UTC), seal.begins)
    head = b"<</Type /Sig/Filter /Adobe.PPKLite/SubFilter /ETSI.CAdES.detached/M (D:%s)/Name %s/ByteRange %s/Contents " % (
        told.strftime("%4Y%m%d%H%M%SZ").encode(), pydyf.String(seal.name).data, RANGE % (0, 0, 0),
    )  # fmt: skip
    return head + b"<" + b"0" * 2 * seal.room + b">>>", len(head)


def sign(file: bytearray, place: int, seal: Seal) -> bytes:
    """Put the signature of everything else into the room that begins at this place."""
    after = place + 2 * seal.room + 2
    told = RANGE % (place, after, len(file) - after)
    begin = file.rindex(RANGE % (0, 0, 0), 0, place)
    file[begin : begin + len(told)] = told
    digest = hashlib.sha256(file[:place])
    digest.update(file[after:])
    made = seal.sign(digest.digest()).hex().encode()
    file[place + 1 : place + 1 + len(made)] = made
    return bytes(file)
