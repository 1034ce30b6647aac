"""A PAdES signature for the bytes of a file: pyHanko makes it, the file has kept a place for it.

The place is part of the plate: signing costs a digest and one signature, not another round through the file. The same
bytes and the same key give the same signature (RFC 6979), so that a lost file can be made again as it was; only with a
timestamp authority (TIMESTAMP_URL) is each signature a new one.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

from asn1crypto import cms
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates.signing import keys
from certificates.signing.hsm import HsmKey

ROOM_TO_SPARE = 64  # bytes: a signature by an elliptic curve is now and then some bytes longer
NOTHING = hashlib.sha256(b"").digest()


class OwnSigner(Signer):
    """Signs with a key of ours, always with the same result."""

    def __init__(self, identity: keys.Identity):
        store = SimpleCertificateStore()
        store.register_multiple([readable(one) for one in identity.chain])
        super().__init__(signing_cert=readable(identity.certificate), cert_registry=store)
        self.identity = identity

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self.sign_bytes(data)

    def sign_bytes(self, data: bytes) -> bytes:
        key = self.identity.key
        if isinstance(key, HsmKey):
            return key.sign(data)
        if isinstance(key, ec.EllipticCurvePrivateKey):
            return key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def readable(certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))


@dataclass(frozen=True)
class Seal:
    """A signature to be put on files: by whom, and how many bytes it takes."""

    signer: OwnSigner
    timestamper: HTTPTimeStamper | None
    sample: bytes  # a signature of NOTHING

    @property
    def room(self) -> int:
        return len(self.sample) + ROOM_TO_SPARE * (10 if self.timestamper else 1)

    @cached_property
    def sample_attributes(self) -> bytes:
        """What is really signed: the digest of the file, and with which certificate."""
        return cms.ContentInfo.load(self.sample)["content"]["signer_infos"][0]["signed_attrs"].untag().dump()

    @property
    def name(self) -> str:
        return self.signer.identity.name

    @property
    def begins(self):
        return self.signer.identity.certificate.not_valid_before_utc

    def sign(self, digest: bytes) -> bytes:
        """Return the signature (CMS) of a file whose signed bytes have this SHA-256."""
        made = signature_of(self.signer, self.timestamper, digest) if self.timestamper else self.like_sample(digest)
        if len(made) > self.room:
            raise ValueError(f"The signature takes {len(made)} bytes, and {self.room} were kept")
        return made

    def like_sample(self, digest: bytes) -> bytes:
        """Return what pyHanko would make of this digest: all but the digest and the signature is as in the sample."""
        made = cms.ContentInfo.load(self.sample.replace(NOTHING, digest))
        attributes = self.sample_attributes.replace(NOTHING, digest)
        made["content"]["signer_infos"][0]["signature"] = self.signer.sign_bytes(attributes)
        return made.dump()


def seal() -> Seal:
    """Return the seal of the key that is used now. Raises keys.BrokenKey."""
    return seal_of(keys.identity(), settings.TIMESTAMP_URL)


@lru_cache(maxsize=4)
def seal_of(identity: keys.Identity, timestamp_url: str) -> Seal:
    keys.remember(identity)
    signer = OwnSigner(identity)
    timestamper = HTTPTimeStamper(timestamp_url) if timestamp_url else None
    return Seal(signer, timestamper, signature_of(signer, timestamper, NOTHING))


def signature_of(signer: OwnSigner, timestamper, digest: bytes) -> bytes:
    made = signer.async_sign(digest, "sha256", use_pades=True, timestamper=timestamper)
    return asyncio.run(made).dump()
