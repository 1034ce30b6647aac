"""The key that signs certificates.

Production names a PKCS#12 file (SIGNING_KEY_FILE) or a hardware module (SIGNING_PKCS11_MODULE). Without either the platform
is its own authority: the first time that something is signed it makes a certificate authority and a key in
DATA_DIR/signing, readable by nobody else. Readers who do not know this authority see an unknown issuer; that nothing was
changed they see all the same.

A key is replaced by another file, or by `manage.py new_signing_key`. What was signed before stays ours: our authority
stays, and the certificate of each key that ever signed is kept in DATA_DIR/signing/used.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from certificates.signing.faults import BrokenKey
from certificates.signing.hsm import HsmKey
from certificates.signing.secret_files import write_secret

AUTHORITY_LASTS, KEY_LASTS = timedelta(days=365 * 25), timedelta(days=365 * 5)
RENEWED_BEFORE_END = timedelta(days=60)
PROGRAMME = "Bezpieczny Kraków"


@dataclass(frozen=True)
class Identity:
    """A key, its certificate, and the certificates that vouch for it."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | HsmKey | None
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def name(self) -> str:
        return name_of(self.certificate)


def identity() -> Identity:
    """Return what certificates are signed with now. Raises BrokenKey."""
    if settings.SIGNING_PKCS11_MODULE:
        return of_module(settings.SIGNING_PKCS11_MODULE, settings.SIGNING_PKCS11_TOKEN, settings.SIGNING_PKCS11_KEY,
                         settings.SIGNING_PKCS11_PIN, Path(settings.SIGNING_CERTIFICATE_FILE))  # fmt: skip
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


def is_operators() -> bool:
    """Whether the operator gave a key, so that the platform makes none."""
    return bool(settings.SIGNING_KEY_FILE or settings.SIGNING_PKCS11_MODULE)


@lru_cache(maxsize=4)
def of_module(module: str, token: str, label: str, pin: str, place: Path) -> Identity:
    """Return the key in a hardware module, with the certificate in the PEM file, its chain behind it."""
    try:
        certificate, *chain = x509.load_pem_x509_certificates(place.read_bytes())
    except OSError as problem:
        raise BrokenKey(f"SIGNING_CERTIFICATE_FILE {place} cannot be read: {problem.strerror}.") from None
    except ValueError:
        raise BrokenKey(f"SIGNING_CERTIFICATE_FILE {place} holds no certificate in PEM.") from None
    if certificate.not_valid_after_utc < timezone.now():
        raise BrokenKey(f"The certificate in {place} ended on {certificate.not_valid_after_utc:%Y-%m-%d}.")
    key = HsmKey(module, token, label, pin, certificate.public_bytes(Encoding.DER))
    try:
        verify(certificate.public_key(), key.sign(b"trial"), b"trial")
    except InvalidSignature:
        raise BrokenKey(f"The certificate in {place} belongs to another key than {label!r}.") from None
    return Identity(key, certificate, tuple(chain))


def verify(key, signature: bytes, signed: bytes) -> None:
    """Raises InvalidSignature when this is not the key's signature of these bytes."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
    else:
        key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())


def renew() -> Identity:
    """Make a new key under our own authority and use it from now on."""
    place = folder() / "key.p12"
    keep(place, new_key(authority()), replace=True)
    return read(place, "", changed_at(place))


def chain_of(certificate: x509.Certificate) -> tuple[x509.Certificate, ...] | None:
    """Return the chain that goes with the certificate of a key that signs or has signed for this platform, else None.

    That is one of our own authority, or the very one of an operator's file, now or formerly: who sold that one to the
    operator sells others to others.
    """
    for own, *chain in families():
        if own == certificate:
            return tuple(chain)
    if not has_authority():
        return None
    issuer = authority().certificate
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return None
    return None if certificate == issuer else (issuer,)  # the authority itself signs keys and no files


def known() -> list[bytes]:
    """Return the certificates that a signature of ours may carry with it: of keys, and of who vouches for them."""
    found = [one for family in families() for one in family]
    if has_authority():
        found.append(authority().certificate)
    return [one.public_bytes(Encoding.DER) for one in found]


def families() -> list[tuple[x509.Certificate, ...]]:
    """Return the certificates of the keys that have signed, each with its chain behind it."""
    kept = sorted((folder() / "used").glob("*.pem"))
    found = [family(file, changed_at(file)) for file in kept]
    if is_operators():
        own = identity()
        found.append((own.certificate, *own.chain))
    return found


@lru_cache(maxsize=64)
def family(file: Path, changed_at: int) -> tuple[x509.Certificate, ...]:
    return tuple(x509.load_pem_x509_certificates(file.read_bytes()))


def remember(used: Identity) -> None:
    """Keep the certificate of a key that signs, so that what it signs is known when there is another key."""
    place = folder() / "used" / f"{used.certificate.fingerprint(hashes.SHA256()).hex()}.pem"
    if not place.exists():
        chain = b"".join(one.public_bytes(Encoding.PEM) for one in (used.certificate, *used.chain))
        write_secret(place, chain, replace=True)


def has_authority() -> bool:
    return (folder() / "authority.p12").exists()


def name_of(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


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
    """Write a key; unless it replaces one, the first of two who make one at once wins."""
    content = pkcs12.serialize_key_and_certificates(
        made.name.encode(), made.key, made.certificate, list(made.chain), NoEncryption()
    )
    write_secret(place, content, replace=replace)
