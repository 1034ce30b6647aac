"""Checking one line by itself: what stands in the cells, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from schools.rosters.columns import Column, Entry, with_cells
from schools.rosters.report import Problem

LONGEST = {
    Column.FIRST: 80,
    Column.LAST: 80,
    Column.CLASS: 30,
    Column.EMAIL: 254,
    Column.IDENTIFIER: 50,
    Column.NUMBER: 10,
}
FORMULA_STARTS = "=+-@"
# What the letters ą ć ę ł ń ó ś ź ż become when a program takes UTF-8 for something else.
BROKEN_LETTERS = re.compile("[ÄĹĂ][…™‡‚„›şĽł]|Å[‚„›ºź¼]|Ã³|Ä[\x80-\x9f]|[?\ufffd±¶¦¬ˇ]")
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def tidy(entry: Entry) -> Entry:
    """Return the entry with composed letters and single spaces; anything that is not a space stays as it was."""
    cells = {column: tidy_text(getattr(entry, column.value)) for column in LONGEST}
    cells[Column.CLASS] = re.sub(r"^(klasa|kl\.)\s*", "", cells[Column.CLASS], flags=re.IGNORECASE)
    cells[Column.EMAIL] = cells[Column.EMAIL].lower()
    return with_cells(entry, cells)


def tidy_text(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in composed)
    return re.sub(r" {2,}", " ", spaced).strip(" ")


def problems_of(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with the (tidied) line, whatever the other lines say."""
    if entry.surplus:
        yield Problem(None, _("W wierszu jest więcej pól niż kolumn: „%s”. Sprawdź separatory.") % entry.surplus[:40])
    for column, longest in LONGEST.items():
        text = getattr(entry, column.value)
        if hidden := next((letter for letter in text if unicodedata.category(letter) in HIDDEN), None):
            yield Problem(column, _("Jest tu niewidoczny znak (U+%04X). Wpisz tę komórkę od nowa.") % ord(hidden))
        elif len(text) > longest:
            yield Problem(column, _("Tekst jest za długi: najwyżej %d znaków.") % longest)
    yield from problems_of_name(Column.FIRST, entry.first, _("Brakuje imienia. Wpisz je."))
    yield from problems_of_name(Column.LAST, entry.last, _("Brakuje nazwiska. Wpisz je."))
    yield from problems_of_class(entry.class_name)
    yield from problems_of_email(entry.email)
    if is_pesel(entry.identifier):
        message = _("To wygląda na PESEL, a tego numeru nie zbieramy. Użyj numeru legitymacji albo z księgi uczniów.")
        yield Problem(Column.IDENTIFIER, message)


def problems_of_name(column: Column, name: str, absent: str) -> Iterator[Problem]:
    if not name:
        yield Problem(column, absent)
    elif BROKEN_LETTERS.search(name):
        yield Problem(
            column,
            _("Polskie litery są uszkodzone („%s”). Wpisz je od nowa albo pobierz listę z dziennika jeszcze raz.")
            % name[:40],
        )
    elif looks_like_formula(name):
        yield Problem(column, _("„%s” wygląda jak formuła, nie jak nazwisko. Wpisz je od nowa, od litery.") % name[:40])
    elif not any(letter.isalpha() for letter in name):
        yield Problem(column, _("Nie ma tu żadnej litery („%s”). Sprawdź, czy kolumny się nie przesunęły.") % name[:40])


def problems_of_class(name: str) -> Iterator[Problem]:
    if not name:
        yield Problem(Column.CLASS, _("Brakuje klasy. Wpisz ją, na przykład 7b."))
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", name):
        message = _("Program zamienił nazwę klasy w datę (%s). Sformatuj kolumnę jako tekst i wpisz klasę od nowa.")
        yield Problem(Column.CLASS, message % name)


def problems_of_email(address: str) -> Iterator[Problem]:
    if address:
        try:
            validate_email(address)
        except ValidationError:
            message = _("To nie jest poprawny adres („%s”). Popraw go albo zostaw puste pole.")
            yield Problem(Column.EMAIL, message % address[:60])


def looks_like_formula(text: str) -> bool:
    return text.startswith(tuple(FORMULA_STARTS))


def is_pesel(text: str) -> bool:
    """Whether these are eleven digits with a PESEL's date and check digit."""
    if not re.fullmatch(r"\d{11}", text) or not 1 <= int(text[2:4]) % 20 <= 12 or not 1 <= int(text[4:6]) <= 31:
        return False
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=True)) % 10 == 0
