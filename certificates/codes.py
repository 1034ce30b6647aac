"""Verification codes: unguessable, readable aloud, and wrong when mistyped.

Sixteen random characters of Crockford's base 32 (digits and capitals without I, L, O, U) and one check character by
ISO/IEC 7064 MOD 37,2, which notices every single wrong character and every swap of neighbours. That standard may answer
with a character that is not in Crockford's alphabet; such codes are drawn again, so a code never holds a look-alike.
It leaves 79.8 random bits: with the throttle on the verification page, guessing is hopeless.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 16
LENGTH = RANDOM_CHARACTERS + 1
GROUP = 4

# The alphabet of the standard: its 37th value is an asterisk.
ISO_7064 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"

# What people type instead: letters that look like digits, and Cyrillic letters that look like Latin ones.
READ_AS = str.maketrans("OILАВСЕНІКМОРТХУ", "011ABCEH1KM0PTXY")


def new_code() -> str:
    """Return a new random code in its normal form, without dashes."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
        check = check_character(body)
        if check in ALPHABET:
            return body + check


def check_character(body: str) -> str:
    """Return the MOD 37,2 check character of a string of digits and capital letters."""
    remainder = 0
    for character in body:
        remainder = (remainder + ISO_7064.index(character)) * 2 % 37
    return ISO_7064[(38 - remainder) % 37]


def normalise(typed: str) -> str:
    """Return what was meant: capitals, no dashes or spaces, O read as 0, I and L read as 1."""
    text = unicodedata.normalize("NFKC", typed).upper().translate(READ_AS)
    return "".join(character for character in text if character.isalnum())


def is_well_formed(code: str) -> bool:
    """Whether a code in normal form could be one of ours: length, alphabet, check character."""
    return len(code) == LENGTH and set(code) <= set(ALPHABET) and check_character(code[:-1]) == code[-1]


def in_groups(code: str) -> str:
    """Return the code as people read it: 7KQ2-M9XF-…"""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
