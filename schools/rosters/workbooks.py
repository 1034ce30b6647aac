"""Reading XLSX workbooks, also those that were made to do harm."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from schools.rosters.archives import check_sizes, check_workbook, opened
from schools.rosters.rows import MAX_COLUMNS, Row, UnreadableRoster

LAST_EMPTY_ROWS = 1000  # so many empty rows mean that the list is over: people format whole columns


def read_workbook(data: bytes) -> dict[str, list[Row]]:
    """Return the rows of the sheets that hold anything, by their titles. Raises UnreadableRoster."""
    check_archive(data)
    try:
        sheets = read_sheets(data)
    except UnreadableRoster:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UnreadableRoster(
            _("Ten arkusz jest uszkodzony. Otwórz go, zapisz na nowo i wgraj jeszcze raz.")
        ) from error
    return {title: rows for title, rows in sheets.items() if rows}


def check_archive(data: bytes) -> None:
    """Refuse what is no workbook, and one that was made to do harm. Raises UnreadableRoster."""
    with opened(data) as archive:
        check_sizes(archive)
        check_workbook(archive)


def read_sheets(data: bytes) -> dict[str, list[Row]]:
    """Return the rows of every sheet by its title. A formula counts as the value that the program saved with it.

    Where no value was saved, the formula's own text stays: a name that begins with "=" is kept as text.
    """
    sheets, formulas = read_values(data, values_of_formulas=False)
    if formulas:
        computed, _none = read_values(data, values_of_formulas=True)
        for title, number, place in formulas:
            value = computed[title].get(number, [""] * (MAX_COLUMNS + 1))[place]
            sheets[title][number][place] = value or sheets[title][number][place]
    return {
        title: [Row(number, tuple(cells)) for number, cells in rows.items() if any(cell.strip() for cell in cells)]
        for title, rows in sheets.items()
    }


def read_values(data: bytes, *, values_of_formulas: bool) -> tuple[dict[str, dict[int, list[str]]], list[tuple]]:
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=values_of_formulas)
    sheets: dict[str, dict[int, list[str]]] = {}
    formulas: list[tuple] = []
    try:
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
            sheets[sheet.title] = rows = {}
            for number, cells in filled_rows(sheet):
                rows[number] = [as_text(cell.value) for cell in cells]
                formulas += [(sheet.title, number, at) for at, cell in enumerate(cells) if cell.data_type == "f"]
    finally:
        workbook.close()
    return sheets, formulas


def filled_rows(sheet: Any) -> Iterator[tuple[int, tuple]]:
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(min_row=1, min_col=1, max_col=MAX_COLUMNS + 1), start=1):
        if all(cell.value is None for cell in cells):
            empty += 1
            if empty > LAST_EMPTY_ROWS:
                return
        else:
            empty = 0
            yield number, cells


def as_text(value: object) -> str:
    """Return the cell as a person reads it: 7 and not 7.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()[:10]
    return str(value)
