"""Putting names into the order of the Polish alphabet, on every database alike."""

import re
import unicodedata
from typing import Any

DIGITS = "0123456789"
POLISH = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
PLACES = {letter: place for place, letter in enumerate(DIGITS + POLISH + UKRAINIAN, start=1)}


def polish_key(text: str) -> tuple[list[int], str]:
    """Return a key by which texts sort as in a Polish register.

    Foreign accents count as the plain letter, other alphabets come after the Latin one, and a space or a hyphen comes
    before every letter: Nowak, Nowak-Zając, Nowakowska.
    """
    letters = unicodedata.normalize("NFC", text.casefold())
    return [place_of(letter) for letter in letters], letters


def place_of(letter: str) -> int:
    plain = letter if letter in PLACES else unicodedata.normalize("NFD", letter)[0]
    if plain in PLACES:
        return PLACES[plain]
    return len(PLACES) + ord(plain) if plain.isalpha() else 0


def class_key(name: str) -> tuple:
    """Return a key by which 9a stands before 10a."""
    number = re.match(r"\d+", name)
    return int(number[0]) if number else 0, polish_key(name)


def person_key(person: Any) -> tuple:
    return polish_key(person.last_name), polish_key(person.first_name), person.pk
