"""Letters and endings of Polish, Ukrainian and English, as far as a search needs them.

The index keeps every word folded and whole. A word of the query is cut to the beginnings that its other forms share:
"resuscytacje" looks for whatever begins with "resuscytacj". Nothing here knows grammar; it only has to err on the generous
side, because a person looks at the results.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
UNCOMBINED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ґ": "г", "'": "", "’": "", "ʼ": "", "`": ""})
SHORTEST = 3

# Folded, longest first. What remains has at least three letters.
ENDINGS = {
    "pl": """
        owaniem owania owanie owaniu ajcie iejszy ajacy iami iach iego iemu aniem ieniu aniu ania anie ami ach ow owi om
        iem em ego emu ymi imi ych ich ym im iej ej iom ie ia iu io ajac aja asz isz ysz esz amy imy ymy emy acie icie
        ecie ac ic yc ec aj a e i o u y
    """,
    "uk": """
        юються ується ються уються уванням ування уванню анням ання енням ення енню анню ами ями ах ях ою ею єю ові еві
        ого ього ому ьому ими іми их іх ої еї ий им ім ам ям ом ем ів ти ати ити іти ає яє ує ить ять ать ють уть
        а я у ю о е є и і ь
    """,
    "en": "ations ation ings ing ness edly ies ied ers ed er es s e y",
}
# The last letter of a stem that changes from form to form: ręka, ręce; noga, nodze; рука, руці.
CHANGES = {"pl": {"k": "c", "c": "k", "g": "dz", "dz": "g"}, "uk": {"к": "ц", "ц": "к", "г": "з", "з": "г"}, "en": {}}
FLEETING = {"pl": "e", "uk": "ео", "en": ""}
VOWELS = "aeiouyаеєиіоуюя"


def fold(text: str) -> str:
    """Return the text in small letters without accents: "Krążenie" is "krazenie", "її" is "іі"."""
    plain = text.casefold().translate(UNCOMBINED)
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Return the words of a text in its order, folded."""
    return [fold(word) for word in WORD.findall(unicodedata.normalize("NFC", text))]


def folded_endings(language: str) -> list[str]:
    return sorted({fold(ending) for ending in ENDINGS.get(language, "").split()}, key=len, reverse=True)


FOLDED_ENDINGS = {language: folded_endings(language) for language in ENDINGS}


@lru_cache(maxsize=5000)
def beginnings(word: str, language: str) -> tuple[str, ...]:
    """Return how the forms of a folded word may begin; the word itself too, which may not be written to its end."""
    if word[0].isdigit():
        return (word,)
    stem = without_ending(word, language)
    return tuple(dict.fromkeys([stem, *changed(stem, language), *without_fleeting(stem, language), word]))


def without_ending(word: str, language: str) -> str:
    for ending in FOLDED_ENDINGS.get(language, []):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def changed(stem: str, language: str) -> list[str]:
    """Return the stem with its last consonant as other forms have it."""
    return [
        stem[: -len(last)] + other
        for last, other in CHANGES.get(language, {}).items()
        if len(stem) >= SHORTEST and stem.endswith(last)
    ]


def without_fleeting(stem: str, language: str) -> list[str]:
    """Return the stem without the vowel that comes and goes: krew, krwi; opatrunek, opatrunku; кінець, кінця."""
    short = len(stem) < SHORTEST + 1 or stem[-1] in VOWELS
    return [] if short or stem[-2] not in FLEETING.get(language, "") else [stem[:-2] + stem[-1]]


def begins(word: str, beginning: str) -> bool:
    """Whether a folded word is a form of what begins so. After a short stem only an ending may follow: ran, not ranking."""
    if beginning[0].isdigit():
        return word == beginning
    room = 3 if len(beginning) <= SHORTEST else len(word)
    return word.startswith(beginning) and len(word) - len(beginning) <= room
