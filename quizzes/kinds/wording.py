"""Comparing what people type: spaces, case and diacritics, as the author says."""

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "œ": "oe"})
QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "„": '"', "”": '"', "“": '"', "–": "-", "—": "-", "−": "-"}
)
# The Ukrainian й and ї are letters of their own, not и and і with a mark.
LETTERS_WITH_MARKS = "йїЙЇ"


def fold(text: str, *, ignore_case: bool, ignore_diacritics: bool) -> str:
    """Return the text as it is compared: one space between words, no full stop at the end."""
    folded = " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).split()).rstrip(".!")
    if ignore_diacritics:
        folded = without_marks(folded)
    return folded.casefold() if ignore_case else folded


def without_marks(text: str) -> str:
    def bare(letter: str) -> str:
        if letter in LETTERS_WITH_MARKS:
            return letter
        return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))

    return "".join(bare(letter) for letter in unicodedata.normalize("NFC", text.translate(PLAIN)))


def is_one_of(given: str, accepted: list[str], *, ignore_case: bool, ignore_diacritics: bool) -> bool:
    """Whether the given text is one of the accepted ones."""

    def folded(text: str) -> str:
        return fold(text, ignore_case=ignore_case, ignore_diacritics=ignore_diacritics)

    return folded(given) in {folded(text) for text in accepted}
