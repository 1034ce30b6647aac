"""A workbook with several lists, as registers export it: a sheet for each class. All sheets are one roster."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from schools.rosters.columns import HEADER_WITHIN, Entry, column_of, read_entries
from schools.rosters.rows import Row, UnreadableRoster

Tables = dict[str, list[Row]]  # rows by the title of their sheet; a text file is one without a title

# "7b", "7 B", "Klasa 7b", "oddział 1a", "IV c", "2BT/1"; not "Arkusz1", "Info", "2026-2027" or "1 semestr".
CLASS_TITLE = re.compile(
    r"(?:(?i:klasa|kl\.|oddzia[łl])\s*)?"
    r"(\d{1,2}(?:\s?[^\W\d_][\w/-]{0,3})?|[IVX]{1,4}(?:\s?[^\W\d_](?:[/-]\d{1,2})?)?)"
)


def read_sheets(tables: Tables) -> tuple[list[Entry], list[str]]:
    """Return the pupils of all sheets, and the titles of what is not used. Raises UnreadableRoster, which names the sheet.

    A sheet without a column for the class is of the class that its title names. A sheet whose title is no class and in which
    no column is known, such as a legend, is no list: it is named among what is not used.
    """
    lists = {title: rows for title, rows in tables.items() if rows and is_list(title, rows)}
    if len(tables) == 1 or not lists:
        title, rows = max(tables.items(), key=lambda table: len(table[1]))
        return read_entries(rows, class_name=class_of(title))
    entries: list[Entry] = []
    ignored: dict[str, None] = dict.fromkeys(_("arkusz „%s”") % title[:40] for title in tables if title not in lists)
    for title, rows in lists.items():
        found, unused = named(title, rows)
        before = entries[-1].line if entries else 0
        entries += [replace(one, line=before + one.line, sheet=title, row=one.line) for one in found]
        ignored |= dict.fromkeys(unused)
    return entries, list(ignored)


def named(title: str, rows: list[Row]) -> tuple[list[Entry], list[str]]:
    try:
        return read_entries(rows, class_name=class_of(title))
    except UnreadableRoster as refusal:
        raise UnreadableRoster(
            _("Arkusz „%(sheet)s”. %(why)s") % {"sheet": title[:40], "why": refusal.message}
        ) from None


def is_list(title: str, rows: list[Row]) -> bool:
    return bool(class_of(title)) or any(column_of(cell) for row in rows[:HEADER_WITHIN] for cell in row.cells)


def class_of(title: str) -> str:
    """Return the class that the title of a sheet names, "" when it names none."""
    found = CLASS_TITLE.fullmatch(title.strip())
    return found[1] if found else ""
