"""Login names: readable, without accents, easy to type."""

import re
import secrets
import unicodedata

from django.contrib.auth import get_user_model

# What Unicode does not take apart. Ukrainian after resolution 55 of the Cabinet of Ministers (2010), simplified.
LATIN = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i",
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
        "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
        "ь": "", "ё": "e", "ъ": "", "ы": "y", "э": "e",
    }
)  # fmt: skip
DIGITS = "23456789"  # 0 and 1 look like letters on paper
LONGEST_STEM = 20


def latin(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(LATIN))
    return re.sub(r"[^a-z]", "", letters)


def stem_of(first: str, last: str) -> str:
    """Return "jkowalska" of Joanna Kowalska."""
    return (latin(first)[:1] + latin(last))[:LONGEST_STEM] or "osoba"


def free_username(first: str, last: str) -> str:
    """Return a login name nobody has. The digits are drawn, so that it does not tell how many others there are."""
    stem, digits = stem_of(first, last), 3
    while True:
        name = stem + "".join(secrets.choice(DIGITS) for _ in range(digits))
        if not get_user_model().objects.filter(username=name).exists():
            return name
        digits = min(digits + 1, 9)
