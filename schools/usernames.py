"""Login names for pupils: readable, without accents, easy to type from a card."""

import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable

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


def stem_of(first: str, last: str) -> str:
    """Return "jkowalska" of Joanna Kowalska."""
    return (latin(first)[:1] + latin(last))[:LONGEST_STEM] or "uczen"


def latin(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(LATIN))
    return re.sub(r"[^a-z]", "", letters)


def make_usernames(names: Iterable[tuple[str, str]], *, taken: Callable[[set[str]], set[str]]) -> list[str]:
    """Return one new login name for each (first name, last name). `taken` says which of some names are in use.

    The digits are drawn, so that nobody can tell from a login name how many others there are.
    """
    stems = [stem_of(first, last) for first, last in names]
    found: list[str | None] = [None] * len(stems)
    given: set[str] = set()
    digits = 2
    while missing := [place for place, name in enumerate(found) if name is None]:
        drawn = {place: stems[place] + "".join(secrets.choice(DIGITS) for _ in range(digits)) for place in missing}
        used = taken(set(drawn.values()))
        for place, name in drawn.items():
            if name not in used and name not in given:
                found[place] = name
                given.add(name)
        digits = min(digits + 1, 9)
    return [name for name in found if name]
