"""Turning a file into rows of text, whatever program made it."""

from collections.abc import Iterable
from itertools import islice

from django.utils.translation import gettext as _

from schools.rosters.rows import MAX_CELL, MAX_COLUMNS, Row, UnreadableRoster
from schools.rosters.texts import read_text
from schools.rosters.workbooks import read_workbook

MAX_BYTES = 1024 * 1024
MAX_ROWS = 12_000


def read_tables(data: bytes, filename: str = "") -> dict[str, list[Row]]:
    """Return the rows that hold anything, by the title of their sheet. Its content decides what a file is; the name only
    helps the message. Raises UnreadableRoster.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableRoster(_("Plik jest pusty."))
    check_size(data)
    tables = read_workbook(data) if data.startswith(b"PK") else {"": read_text(data, filename)}
    found: dict[str, list[Row]] = {}
    left = MAX_ROWS
    for title, rows in tables.items():
        found[title] = within_limits((row for row in rows if not row.is_empty), left)
        left -= max(0, len(found[title]) - 1)
    if not any(found.values()):
        raise UnreadableRoster(_("Plik jest pusty."))
    return found


def check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableRoster(_("Plik jest większy niż 1 MB. Podziel listę na mniejsze pliki."))


def within_limits(rows: Iterable[Row], limit: int) -> list[Row]:
    found = list(islice(rows, limit + 2))
    if len(found) > limit + 1:  # one row is the header
        message = _("Wiersz %(line)d: lista ma więcej niż %(limit)d wierszy. Podziel ją na mniejsze pliki.")
        raise UnreadableRoster(message % {"line": found[-1].number, "limit": MAX_ROWS})
    for row in found:
        refuse_bulk(row)
    return found


def refuse_bulk(row: Row) -> None:
    """Raise UnreadableRoster at a row that no list of pupils has: of very many cells, or with a book in one of them."""
    last = max((place for place, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)
    if last > MAX_COLUMNS:
        message = _(
            "Wiersz %(line)d: lista ma więcej niż %(limit)d kolumn. Zostaw imię, nazwisko, klasę i identyfikator."
        )
        raise UnreadableRoster(message % {"line": row.number, "limit": MAX_COLUMNS})
    for place, cell in enumerate(row.cells, start=1):
        if len(cell) > MAX_CELL:
            message = _(
                "Wiersz %(line)d, kolumna %(column)d: w komórce jest ponad %(limit)d znaków. To nie jest lista."
            )
            raise UnreadableRoster(message % {"line": row.number, "column": place, "limit": MAX_CELL})
