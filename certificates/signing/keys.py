"""The key that signs certificates.

Production names a PKCS#12 file (SIGNING_KEY_FILE). Without one the platform is its own authority: the first time that
something is signed it makes a certificate authority and a key in DATA_DIR/signing, readable by nobody else. Readers who
do not know this authority see an unknown issuer; that nothing was changed they see all the same.

A key is replaced by another file, or by `manage.py new_signing_key`. What was signed before stays valid as long as its
authority is known: ours stays, and those of former files are kept in DATA_DIR/signing/trusted.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from certificates.signing.secret_files import write_secret

AUTHORITY_LASTS, KEY_LASTS = timedelta(days=365 * 25), timedelta(days=365 * 5)
RENEWED_BEFORE_END = timedelta(days=60)
PROGRAMME = "Bezpieczny Kraków"


class BrokenKey(ImproperlyConfigured):
    """The signing key cannot be used, for a reason that the operator can mend."""


@dataclass(frozen=True)
class Identity:
    """A key, its certificate, and the certificates that vouch for it."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def name(self) -> str:
        [attribute] = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(attribute.value)


def identity() -> Identity:
    """Return what certificates are signed with now. Raises BrokenKey."""
    if settings.SIGNING_KEY_FILE:
        place = Path(settings.SIGNING_KEY_FILE)
        return read(place, settings.SIGNING_KEY_PASSWORD, changed_at(place))
    place = folder() / "key.p12"
    if not place.exists():
        keep(place, new_key(authority()), replace=False)
    own = read(place, "", changed_at(place))
    if own.certificate.not_valid_after_utc - RENEWED_BEFORE_END < timezone.now():
        own = renew()
    return own


def renew() -> Identity:
    """Make a new key under our own authority and use it from now on."""
    place = folder() / "key.p12"
    keep(place, new_key(authority()), replace=True)
    return read(place, "", changed_at(place))


def trusted() -> list[x509.Certificate]:
    """Return the certificates of the authorities that vouch for what this platform has signed."""
    kept = sorted((folder() / "trusted").glob("*.pem"))
    found = [one for file in kept for one in x509.load_pem_x509_certificates(file.read_bytes())]
    if (folder() / "authority.p12").exists():
        found.append(authority().certificate)
    if settings.SIGNING_KEY_FILE:
        own = identity()
        found += own.chain or (own.certificate,)
    return found


def folder() -> Path:
    return Path(settings.SIGNING_FOLDER)


def changed_at(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except OSError as problem:
        raise BrokenKey(
            f"The signing key {place} cannot be read: {problem.strerror}. Is SIGNING_KEY_FILE right?"
        ) from None


@lru_cache(maxsize=4)
def read(place: Path, password: str, changed_at: int) -> Identity:
    """Read a PKCS#12 file; again when it has changed."""
    try:
        content = place.read_bytes()
        key, certificate, others = pkcs12.load_key_and_certificates(content, password.encode() or None)
    except OSError as problem:
        raise BrokenKey(f"The signing key {place} cannot be read: {problem.strerror}.") from None
    except ValueError:
        raise BrokenKey(f"{place} is no PKCS#12 file, or SIGNING_KEY_PASSWORD is wrong.") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) or certificate is None:
        raise BrokenKey(f"{place} must hold an EC or RSA key and its certificate.")
    if key.public_key() != certificate.public_key():
        raise BrokenKey(f"The certificate in {place} belongs to another key.")
    if certificate.not_valid_after_utc < timezone.now():
        raise BrokenKey(f"The certificate in {place} ended on {certificate.not_valid_after_utc:%Y-%m-%d}.")
    return Identity(key, certificate, tuple(others))


def authority() -> Identity:
    """Return our own certificate authority, making it the first time."""
    place = folder() / "authority.p12"
    if not place.exists():
        keep(place, new_authority(), replace=False)
    return read(place, "", changed_at(place))


def new_authority() -> Identity:
    key, name = ec.generate_private_key(ec.SECP256R1()), subject(f"{PROGRAMME}: urząd certyfikacji platformy")
    builder = (
        draft(name, name, key, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs_certificates=True), critical=True)
    )
    return Identity(key, builder.sign(key, hashes.SHA256()), ())


def new_key(issuer: Identity) -> Identity:
    key, now = ec.generate_private_key(ec.SECP256R1()), timezone.now()
    vouched = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
    builder = (
        draft(subject(f"{PROGRAMME}: zaświadczenia {now:%Y-%m-%d}"), issuer.certificate.subject, key, KEY_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs_certificates=False), critical=True)
        .add_extension(vouched, critical=False)
    )
    return Identity(key, builder.sign(issuer.key, hashes.SHA256()), (issuer.certificate,))


def draft(name: x509.Name, issuer: x509.Name, key, lasts: timedelta) -> x509.CertificateBuilder:
    begins: datetime = timezone.now().replace(microsecond=0) - timedelta(hours=1)  # clocks differ
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def subject(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, PROGRAMME), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def keep(place: Path, made: Identity, *, replace: bool) -> None:
    """Write a key; the first of two who make one at once wins."""
    content = pkcs12.serialize_key_and_certificates(
        made.name.encode(), made.key, made.certificate, list(made.chain), NoEncryption()
    )
    write_secret(place, content, replace=replace)
