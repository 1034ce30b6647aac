"""XLSX: the same columns. A formula is text to us, and a workbook that unpacks too large is not opened."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import load_workbook

from quizzes.exchange.items import MAX_BYTES, Item, Report, Written
from quizzes.exchange.sheets import XLSX_TYPE, Sheet, as_xlsx
from quizzes.exchange.tables.rows import read_rows, table_of

NAME = "xlsx"
LABEL = gettext_lazy("XLSX (arkusz)")
EXTENSIONS = (".xlsx",)
CONTENT_TYPE = XLSX_TYPE
MAX_UNPACKED = 50 * 1024 * 1024
MOST_COLUMNS = 60


def read(content: bytes) -> Report:
    report = Report()
    if len(content) > MAX_BYTES:
        report.error(0, _("Plik jest większy niż 5 MB. Podziel go na mniejsze."))
        return report
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED:
            report.error(0, _("Paczka po rozpakowaniu jest za duża."))
            return report
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        return read_rows(report, rows_of(book.worksheets[0]))
    except Exception:  # openpyxl raises whatever a broken file makes it stumble over
        report.error(0, _("Tego pliku XLSX nie da się otworzyć."))
        return report


def rows_of(page: Any) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(page.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
        yield number, [text_of(cell) for cell in cells]


def text_of(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def write(items: list[Item], files: dict[str, bytes] | None = None) -> Written:
    written = Written(b"", "pytania.xlsx", CONTENT_TYPE)
    header, *rows = table_of(items, written)
    written.content = as_xlsx([Sheet(_("Pytania"), header, [list(row) for row in rows])])
    return written
