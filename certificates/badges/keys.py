"""The key that signs badges.

Production may name a PEM file (BADGE_KEY_FILE) with an EC key on P-256 (ES256) or an RSA key (RS256). Without one the
platform makes its own the first time, in DATA_DIR/badges, readable by nobody else.

A key is replaced by another file, or by `manage.py new_badge_key`. Its public half is noted before it signs for the first
time and stays published, so that former badges still verify. Only a key that was stolen is taken out, and all that it
signed with it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings
from django.utils import timezone
from joserfc.jwk import ECKey, RSAKey

from certificates.badges.records import PublishedKey
from certificates.signing.keys import BrokenKey
from certificates.signing.secret_files import write_secret

SMALLEST_RSA = 2048


class BrokenBadgeKey(BrokenKey):
    """The key that signs badges cannot be used, for a reason that the operator can mend."""


@dataclass(frozen=True)
class BadgeKey:
    """A private key as JOSE knows it."""

    jwk: ECKey | RSAKey

    @property
    def algorithm(self) -> str:
        return "ES256" if isinstance(self.jwk, ECKey) else "RS256"

    @property
    def name(self) -> str:
        """The fingerprint of the public half (RFC 7638)."""
        return self.jwk.thumbprint()

    @property
    def public(self) -> dict:
        return {**self.jwk.as_dict(private=False), "alg": self.algorithm, "use": "sig"}


def current() -> BadgeKey:
    """Return what badges are signed with now. Raises BrokenBadgeKey."""
    place = place_of_key()
    if not settings.BADGE_KEY_FILE and not place.exists():
        write_secret(place, new_key(), replace=False)
    return read(place, settings.BADGE_KEY_PASSWORD if settings.BADGE_KEY_FILE else "", changed_at(place))


def place_of_key() -> Path:
    return Path(settings.BADGE_KEY_FILE or Path(settings.BADGE_FOLDER) / "key.pem")


def renew() -> BadgeKey:
    """Make a new key of our own and use it from now on."""
    publish(current())
    write_secret(place_of_key(), new_key(), replace=True)
    return current()


def new_key() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def changed_at(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except OSError as problem:
        raise BrokenBadgeKey(
            f"The badge key {place} cannot be read: {problem.strerror}. Is BADGE_KEY_FILE right?"
        ) from None


@lru_cache(maxsize=4)
def read(place: Path, password: str, changed_at: int) -> BadgeKey:
    """Read a PEM file; again when it has changed."""
    try:
        key = load_pem_private_key(place.read_bytes(), password.encode() or None)
    except OSError as problem:
        raise BrokenBadgeKey(f"The badge key {place} cannot be read: {problem.strerror}.") from None
    except (ValueError, TypeError):
        raise BrokenBadgeKey(f"{place} is no PEM file with a private key, or BADGE_KEY_PASSWORD is wrong.") from None
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return BadgeKey(ECKey.import_key(plain))
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= SMALLEST_RSA:
        return BadgeKey(RSAKey.import_key(plain))
    raise BrokenBadgeKey(f"{place} must hold an EC key on P-256, or an RSA key of at least {SMALLEST_RSA} bits.")


def publish(key: BadgeKey) -> None:
    """Note the public half: from here on it can be found by whoever checks a badge."""
    PublishedKey.objects.get_or_create(name=key.name, defaults={"jwk": key.public})


def published() -> list[PublishedKey]:
    """Return the public keys that are trusted, the current one first."""
    now = current()
    publish(now)
    trusted = PublishedKey.objects.filter(distrusted_at=None)
    return sorted(trusted, key=lambda one: one.name != now.name)


def distrust(name: str) -> bool:
    """Take a key out of what is published: nothing that it signed verifies any more. False when there is none."""
    known = PublishedKey.objects.filter(name=name, distrusted_at=None)
    return known.update(distrusted_at=timezone.now()) == 1
