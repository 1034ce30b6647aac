"""What a signed file proves: that nothing in it was changed since it was signed, and by whom."""

import re
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from certificates.signing import keys
from certificates.signing.sealing import readable

AS_WRITTEN = re.compile(rb"<([0-9a-f]{2})*>")


class Finding(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    FOREIGN = "foreign"  # signed and unchanged, but not by us
    UNSIGNED = "unsigned"


@dataclass(frozen=True)
class Checked:
    finding: Finding
    signer: str = ""


def check(pdf: bytes) -> Checked:
    """Return what the file proves. Never raises: what cannot be read was changed."""
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not signatures:
            return Checked(Finding.UNSIGNED)
        [signature] = signatures
        at = signature.self_reported_timestamp
        context = ValidationContext(
            trust_roots=[readable(one) for one in keys.trusted()], moment=at, allow_fetching=False
        )
        status = validate_pdf_signature(signature, context)
        is_plain = is_as_we_write_it(pdf, signature)
    except Exception:
        return Checked(Finding.CHANGED)
    signer = str(signature.signer_cert.subject.native.get("common_name", ""))
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    if not (status.intact and status.valid and whole and is_plain):
        return Checked(Finding.CHANGED, signer)
    if not status.trusted:
        return Checked(Finding.FOREIGN, signer)
    return Checked(Finding.UNCHANGED if has_only_known_certificates(signature) else Finding.CHANGED, signer)


def is_as_we_write_it(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing was changed in the signature's own bytes either, which it does not cover itself.

    They are small hexadecimal digits, filled up with zeros, and nothing in them is said in another way than the shortest.
    """
    begin, end = (int(signature.byte_range[place]) for place in (1, 2))
    if not AS_WRITTEN.fullmatch(pdf[begin:end]):
        return False
    content = bytes.fromhex(pdf[begin + 1 : end - 1].decode())
    told, signer = signature.signed_data, signature.signer_info
    whole = cms.ContentInfo({"content_type": "signed_data", "content": told})
    return (
        content == whole.dump(force=True).ljust(len(content), b"\0")
        and (told["version"].native, signer["version"].native) == ("v1", "v1")
        and told["digest_algorithms"][0].dump() == signer["digest_algorithm"].dump()
        and told["encap_content_info"].native == {"content_type": "data", "content": None}
    )


def has_only_known_certificates(signature: EmbeddedPdfSignature) -> bool:
    """Whether the certificates in the signature are the signer's and those of authorities that we know."""
    known = {signature.signer_cert.dump(), *(readable(one).dump() for one in keys.trusted())}
    return all(one.dump() in known for one in signature.signed_data["certificates"])
