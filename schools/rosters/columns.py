"""Finding the columns by the names that registers and secretaries give them."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schools.rosters.rows import Row, UnreadableRoster

HEADER_WITHIN = 20  # registers print the school and the class above the table


class Column(StrEnum):
    FIRST = "first"
    LAST = "last"
    LAST_FIRST = "last_first"
    FIRST_LAST = "first_last"
    CLASS = "class_name"
    EMAIL = "email"
    IDENTIFIER = "identifier"
    NUMBER = "number"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    Column.FIRST: gettext_lazy("imię"),
    Column.LAST: gettext_lazy("nazwisko"),
    Column.LAST_FIRST: gettext_lazy("uczeń (nazwisko i imię)"),
    Column.FIRST_LAST: gettext_lazy("uczeń (imię i nazwisko)"),
    Column.CLASS: gettext_lazy("klasa"),
    Column.EMAIL: gettext_lazy("e-mail"),
    Column.IDENTIFIER: gettext_lazy("identyfikator"),
    Column.NUMBER: gettext_lazy("numer"),
}


# Written without accents and punctuation, see plain().
NAMES = {
    # UONET+ Vulcan: Lp., Nazwisko, Imię, Drugie imię, Oddział, Nr w dzienniku, Nr ewidencyjny. Librus: Nr, Nazwisko i imię, Klasa.
    Column.FIRST: "imie | imiona | imie ucznia | imie imiona | pierwsze imie | imie pierwsze | imie 1 | imie dziecka | "
    "first name | firstname | given name | forename",
    Column.LAST: "nazwisko | nazwisko ucznia | nazwisko dziecka | last name | lastname | surname | family name",
    Column.LAST_FIRST: "uczen | uczen uczennica | uczniowie | nazwisko imie | nazwisko i imie | nazwisko i imiona | "
    "nazwisko i imie ucznia | nazwisko imie ucznia | pupil | student",
    Column.FIRST_LAST: "imie nazwisko | imie i nazwisko | imie i nazwisko ucznia | full name",
    Column.CLASS: "klasa | oddzial | oddzial ucznia | klasa ucznia | nazwa oddzialu klasy | symbol oddzialu | "
    "klasa oddzial | oddzial klasa | nazwa klasy | nazwa oddzialu | class | class name",
    Column.EMAIL: "e mail | email | mail | adres e mail | adres email | e mail ucznia | email ucznia | email address",
    Column.IDENTIFIER: "identyfikator | identyfikator ucznia | id | id ucznia | nr ucznia | numer ucznia | "
    "nr legitymacji | numer legitymacji | nr ewidencyjny | numer ewidencyjny | nr ks uczniow |  nr w ksiedze uczniow | "
    "numer w ksiedze uczniow | nr ksiegi uczniow | pupil id | student id",
    # A place on the list of a class, another pupil's in the next class and year. ("Lp." only counts the lines.)
    Column.NUMBER: "nr | numer | numer na liscie | nr w dzienniku | numer w dzienniku | nr w dz | no | number",
}
COLUMNS = {name.strip(): column for column, names in NAMES.items() for name in names.split("|")}


@dataclass(frozen=True)
class Entry:
    """What a line says of a pupil, as it was written. `line` is another one for each entry.

    Where a workbook has several sheets, `row` is the one that the spreadsheet shows, and `sheet` says on which.
    """

    line: int
    first: str = ""
    last: str = ""
    class_name: str = ""
    email: str = ""
    identifier: str = ""
    number: str = ""
    surplus: str = ""  # what stands to the right of the last column
    sheet: str = ""
    row: int = 0

    @property
    def where(self) -> str:
        return f"{self.row} ({self.sheet})" if self.sheet else str(self.line)


def plain(title: str) -> str:
    """Return the title in small letters, without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", title.casefold().replace("ł", "l"))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", letters).strip()


def column_of(title: str) -> Column | None:
    return COLUMNS.get(plain(title))


def read_entries(rows: list[Row], *, class_name: str = "") -> tuple[list[Entry], list[str]]:
    """Return the entries below the header, and the titles of the columns that are not used.

    `class_name` is the class of all of them, where no column says it. Raises UnreadableRoster when a column is missing or
    stands there twice.
    """
    known = {Column.CLASS} if class_name else set()
    header = next((row for row in rows[:HEADER_WITHIN] if known.issuperset(missing(places_of(row)))), None)
    if header is None:
        raise missing_column(max(rows[:HEADER_WITHIN], key=lambda row: len(places_of(row))))
    refuse_doubles(header)
    places = places_of(header)
    ignored = [title.strip() for title in header.cells if title.strip() and column_of(title) is None]
    below = [row for row in rows if row.number > header.number and row.cells != header.cells]
    found = [entry_of(row, places, width=len(header.cells)) for row in below]
    return found if Column.CLASS in places else [replace(one, class_name=class_name) for one in found], ignored


def places_of(row: Row) -> dict[Column, int]:
    found = [(column_of(title), place) for place, title in enumerate(row.cells)]
    return {column: place for column, place in found if column}


def missing(places: dict[Column, int]) -> list[Column]:
    """Return the columns without which a list says nothing."""
    in_one = Column.LAST_FIRST in places or Column.FIRST_LAST in places
    needed = [Column.CLASS] if in_one else [Column.FIRST, Column.LAST, Column.CLASS]
    return [column for column in needed if column not in places]


def missing_column(row: Row) -> UnreadableRoster:
    titles = ", ".join(f"„{title.strip()[:40]}”" for title in row.cells[:20] if title.strip())
    absent = ", ".join(f"„{column.label}”" for column in missing(places_of(row)))
    message = _(
        "Wiersz %(line)d: brakuje kolumny %(absent)s. W tym wierszu są: %(titles)s. "
        "Potrzebne nazwy kolumn: imię, nazwisko, klasa; mogą być też: e-mail, identyfikator."
    )
    return UnreadableRoster(message % {"line": row.number, "absent": absent, "titles": titles})


def refuse_doubles(header: Row) -> None:
    seen: dict[Column, str] = {}
    for title in header.cells:
        column = column_of(title)
        if column in seen:
            message = _("Wiersz %(line)d: kolumna „%(column)s” jest dwa razy („%(one)s” i „%(two)s”). Zostaw jedną.")
            where = {"line": header.number, "column": column.label, "one": seen[column], "two": title.strip()}
            raise UnreadableRoster(message % where)
        if column:
            seen[column] = title.strip()


def entry_of(row: Row, places: dict[Column, int], *, width: int) -> Entry:
    cells = {column: row.cells[place] if place < len(row.cells) else "" for column, place in places.items()}
    surplus = " ".join(cell.strip() for cell in row.cells[width:] if cell.strip())
    entry = Entry(line=row.number, surplus=surplus)
    for joined, split in ((Column.LAST_FIRST, split_last_first), (Column.FIRST_LAST, split_first_last)):
        if joined in cells:
            first, last = split(cells.pop(joined))
            entry = replace(entry, first=first, last=last)
    return with_cells(entry, cells)


def with_cells(entry: Entry, cells: dict[Column, str]) -> Entry:
    """Return the entry with these cells in place of its own."""
    changes: dict[str, Any] = {column.value: text for column, text in cells.items()}
    return replace(entry, **changes)


def split_last_first(name: str) -> tuple[str, str]:
    """Return first and last name of "Kowalska-Nowak Anna Maria" or "de Mello, Ana"."""
    last, _comma, first = name.strip().partition("," if "," in name else " ")
    return first.strip(), last.strip()


def split_first_last(name: str) -> tuple[str, str]:
    """Return first and last name of "Anna Maria Kowalska"."""
    first, _space, last = name.strip().rpartition(" ")
    return first.strip(), last.strip()
