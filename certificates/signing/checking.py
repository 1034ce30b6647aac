"""What a file proves: whether these very bytes were signed with a key of ours.

A file that comes from outside is never opened as a PDF. Ours say in one fixed form which bytes are signed and where the
signature stands, and everything but the signature is signed: so one digest and one small piece of DER answer the question,
and a hostile file (bombs, page trees without end, scripts, passwords) finds nobody to be hostile to.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from uuid import UUID

from asn1crypto import cms
from cryptography import x509

from certificates.signing import keys
from certificates.signing.sealing import OwnSigner, signature_of

FORM = re.compile(rb"/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\]/Contents (?=<)")
AS_WRITTEN = re.compile(rb"<(?:[0-9a-f]{2})*>")
IDENTIFIER = re.compile(rb"/ID\s{0,9}\[\s{0,9}<([0-9a-fA-F]{32})>")
LARGEST_SIGNATURE = 128 * 1024  # hexadecimal digits; ours take some 4,000
MOST_CERTIFICATES = 8
HEAD = 1024  # bytes within which readers look for the beginning of a PDF


class Finding(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"  # it has been ours
    FOREIGN = "foreign"  # with a signature, and nothing in it is of ours
    UNSIGNED = "unsigned"
    NO_PDF = "no-pdf"


@dataclass(frozen=True)
class Checked:
    """`identifier` is the `public_id` of the certificate when nothing was changed."""

    finding: Finding
    signer: str = ""
    identifier: UUID | None = None


class NotOurs(Exception):
    """The file is not, byte by byte, one that we have signed."""


def check(pdf: bytes) -> Checked:
    """Return what the file proves. Never raises, and takes as long as one look at each byte."""
    try:
        signer = signer_of(pdf)
    except Exception:  # whatever cannot be read was not written by us
        return Checked(finding_without_proof(pdf))
    return Checked(Finding.UNCHANGED, signer, identifiers(pdf)[-1])


def identifiers(pdf: bytes) -> list[UUID]:
    """Return the identifiers that stand in the file: ours is the key of a certificate, and survives some changes."""
    return [UUID(found[1].decode()) for found in islice(IDENTIFIER.finditer(pdf), 20)]


def finding_without_proof(pdf: bytes) -> Finding:
    if has_been_ours(pdf):
        return Finding.CHANGED
    if b"%PDF-" not in pdf[:HEAD]:
        return Finding.NO_PDF
    return Finding.FOREIGN if b"/ByteRange" in pdf else Finding.UNSIGNED


def has_been_ours(pdf: bytes) -> bool:
    """Whether a certificate of our keys stands in the file, as it does in every signature of ours."""
    digits = pdf.lower()
    return any(one.hex().encode() in digits or one in pdf for one in keys.known())


def signer_of(pdf: bytes) -> str:
    """Return the name on the key of ours that has signed all of this file. Raises anything when there is none."""
    begin, end = place_of_signature(pdf)
    content = bytes.fromhex(pdf[begin + 1 : end - 1].decode())
    digest = hashlib.sha256(pdf[:begin])
    digest.update(pdf[end:])
    demand(digest.digest() in content)
    signed = cms.ContentInfo.load(content)["content"]
    [signer] = signed["signer_infos"]
    signature, unsigned = signer["signature"].native, signer["unsigned_attrs"]
    certificate, chain = certificate_of(signed)
    # Its own bytes are not covered by the signature: they have to be those that we write, one by one.
    rewriter = Rewriter(keys.Identity(None, certificate, chain), signature)
    made = signature_of(rewriter, None, digest.digest())
    if unsigned:
        demand(stamped_signature(unsigned) == hashlib.sha256(signature).digest())
        made = with_unsigned(made, unsigned)
    demand(content == made.ljust(len(content), b"\0"))
    keys.verify(certificate.public_key(), signature, rewriter.attributes)
    return keys.name_of(certificate)


def demand(fact: bool) -> None:
    if not fact:
        raise NotOurs


def place_of_signature(pdf: bytes) -> tuple[int, int]:
    """Return where the one signature begins and ends; it says of itself that it covers everything else."""
    [found] = islice(FORM.finditer(pdf), 2)
    begin, end, rest = (int(number) for number in found.groups())
    demand(begin == found.end() and begin < end <= begin + LARGEST_SIGNATURE and end + rest == len(pdf))
    demand(AS_WRITTEN.fullmatch(pdf, begin, end) is not None)
    return begin, end


def certificate_of(signed: cms.SignedData) -> tuple[x509.Certificate, tuple[x509.Certificate, ...]]:
    """Return the certificate of ours that comes with the signature, and its chain."""
    for one in islice(signed["certificates"], MOST_CERTIFICATES):
        certificate = x509.load_der_x509_certificate(one.dump())
        chain = keys.chain_of(certificate)
        if chain is not None:
            return certificate, chain
    raise NotOurs


def stamped_signature(unsigned: cms.CMSAttributes) -> bytes:
    """Return the digest that a timestamp authority has put its time to."""
    [attribute] = unsigned
    demand(attribute["type"].native == "signature_time_stamp_token")
    [token] = attribute["values"]
    return token["content"]["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"].native


def with_unsigned(made: bytes, unsigned: cms.CMSAttributes) -> bytes:
    whole = cms.ContentInfo.load(made)
    whole["content"]["signer_infos"][0]["unsigned_attrs"] = unsigned
    return whole.dump()


class Rewriter(OwnSigner):
    """Writes a signature that exists already, as its signer did."""

    def __init__(self, identity: keys.Identity, signature: bytes):
        super().__init__(identity)
        self.signature, self.attributes = signature, b""

    def sign_bytes(self, data: bytes) -> bytes:
        self.attributes = data
        return self.signature
