"""Tables as files that spreadsheets open at a click, without a cell that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_000  # characters; Excel takes 32,767
LONGEST_TITLE = 31  # of a sheet
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | float | None


@dataclass
class Sheet:
    """A table. None is an empty cell; numbers stay numbers."""

    title: str
    header: Sequence[str]
    rows: list[Sequence[Cell]] = field(default_factory=list)


def harmless(cell: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula, without what no file format can hold."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", cell)[:LONGEST_CELL]
    return f"'{clean}" if clean.startswith(FORMULA_STARTS) else clean


def as_csv(sheet: Sheet) -> bytes:
    """Return UTF-8 with a mark, semicolons and decimal commas: how Polish and Ukrainian spreadsheets read a file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(harmless(title) for title in sheet.header)
    writer.writerows([in_csv(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def in_csv(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return "" if cell is None else str(cell)


def as_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook. It is written row by row, so a long table needs no more memory than a short one."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet_title(sheet.title))
        page.freeze_panes = "A2"
        page.append([heading(page, title) for title in sheet.header])
        for row in sheet.rows:
            page.append([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def heading(page, title: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=harmless(title))
    cell.font = Font(bold=True)
    return cell


def sheet_title(title: str) -> str:
    """Return the title without the characters that a sheet's name can't hold."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:LONGEST_TITLE].strip() or "-"
