"""The badge of a certificate inside its PDF: an associated file that supplements the document (ISO 32000-2, 14.13).

It stands there as PDF/A-3 and PDF/UA want attached files: named, described, and with the kind of its relation.
"""

from datetime import date

import pydyf
from django.utils.translation import gettext as _

from certificates.plates.filing import stream

NAME = "open-badge.jwt"
KIND = b"/application#2Fvc+jwt"


def add_file(pdf: pydyf.PDF) -> int:
    """Add the attached file to the document; return the number of the object that will hold its content."""
    content = pydyf.Dictionary({"Type": "/EmbeddedFile"})
    pdf.add_object(content)
    file = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(NAME),
            "UF": pydyf.String(NAME),
            "Desc": pydyf.String(_("Odznaka cyfrowa (Open Badges 3.0): to zaświadczenie dla komputerów")),
            "AFRelationship": "/Supplement",
            "EF": pydyf.Dictionary({"F": content.reference, "UF": content.reference}),
        }
    )
    pdf.add_object(file)
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["EmbeddedFiles"] = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String(NAME), file.reference])})
    pdf.catalog["AF"] = pydyf.Array([file.reference])
    return content.number


def embedded(token: str, issued_on: date) -> bytes:
    """Return the content as an object."""
    told = b"/Type /EmbeddedFile/Subtype %s/Params <</Size %d/ModDate (D:%s)>>" % (
        KIND, len(token), issued_on.strftime("%4Y%m%d").encode(),
    )  # fmt: skip
    return stream(told, token.encode())
