"""Rows of cells into items and back, whatever kind of file they came from."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from quizzes.exchange.items import MAX_ITEMS, Item, Report, Written
from quizzes.exchange.sheets import FORMULA_STARTS
from quizzes.exchange.tables.columns import HEADER, CannotRead, column, item_of, row_of

GUARD = "'"


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; `plain` undoes it exactly."""
    return f"{GUARD}{cell}" if cell.startswith((*FORMULA_STARTS, GUARD)) else cell


def plain(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith((*FORMULA_STARTS, GUARD)) else cell


def read_rows(report: Report, rows: Iterable[tuple[int, list[str]]]) -> Report:
    """Read numbered rows; the first with words is the header."""
    header: list[str] = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = [column(cell) for cell in cells]
            if "tresc" not in header:
                report.error(line, _("Brakuje kolumny „treść”. Pierwszy wiersz ma zawierać nazwy kolumn."))
                return report
            continue
        if len(report.items) >= MAX_ITEMS:
            report.error(line, _("W pliku jest za dużo pytań (najwyżej %(most)s).") % {"most": MAX_ITEMS})
            break
        row = {name: plain(cell) for name, cell in zip(header, cells, strict=False)}
        try:
            report.items.append(item_of(row, line))
        except CannotRead as problem:
            report.error(line, str(problem), row.get("tresc", ""))
    if not report.items and not report.remarks:
        report.error(0, _("W pliku nie ma pytań."))
    return report


def table_of(items: list[Item], written: Written) -> list[list[str]]:
    for item in items:
        if item.picture or item.kind in {"picture", "hotspot"}:
            written.loss(item, _("Arkusz nie zawiera obrazów. Użyj QTI, jeśli mają iść z pytaniami."))
    return [
        HEADER,
        *([guarded(cell) for cell in row_of(item)] for item in items if item.kind not in {"picture", "hotspot"}),
    ]
