"""Codes that people copy from paper: of a class, and of an invitation.

Crockford's base 32 has no letter that looks like a digit; what is typed in spite of that is understood (certificates.codes).
"""

import secrets

from django.utils.crypto import salted_hmac

from certificates.codes import ALPHABET, in_groups, normalise

CLASS_LENGTH = 8  # 40 bits: it only leads to a door, a PIN opens it
INVITATION_LENGTH = 16  # 80 bits: it opens by itself

__all__ = ["hashed", "in_groups", "new_class_code", "new_invitation_code", "normalise"]


def new_class_code() -> str:
    return drawn(CLASS_LENGTH)


def new_invitation_code() -> str:
    return drawn(INVITATION_LENGTH)


def drawn(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def hashed(secret: str, *, purpose: str) -> str:
    """What is kept of a secret that was drawn: who reads the database can't use it."""
    return salted_hmac(f"schools.{purpose}", secret, algorithm="sha256").hexdigest()
