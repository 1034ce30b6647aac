"""The journal as a file to take along: for a spreadsheet, or for another program."""

import csv
import io
import json
from collections.abc import Iterable

from django.utils.translation import gettext as _

from home.journal.telling import Told
from quizzes.exchange.sheets import harmless


def as_csv(entries: Iterable[Told]) -> bytes:
    """Return the journal as Polish spreadsheets open it at a click: UTF-8 with a mark, semicolons, no formulas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([_("dzień"), _("godzina"), _("co"), _("tytuł"), _("kurs"), _("wynik")])
    for entry in entries:
        day, hour = f"{entry.when:%Y-%m-%d}", f"{entry.when:%H:%M}"
        cells = [day, hour, str(entry.kind.label), entry.title, entry.course, entry.result]
        writer.writerow(harmless(cell) for cell in cells)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(entries: Iterable[Told], *, person, now) -> bytes:
    """Return the journal with stable names in English, for programs; `kind` is one of home.journal.deeds.Kind."""
    rows = [
        {
            "when": entry.when.isoformat(),
            "kind": entry.kind.value,
            "title": entry.title,
            "course": entry.course or None,
            "percent": entry.percent,
            "passed": entry.passed,
            "certificate_number": entry.number or None,
        }
        for entry in entries
    ]
    document = {"name": person.full_name, "exported_at": now.isoformat(), "journal": rows}
    return json.dumps(document, ensure_ascii=False, indent=2).encode()
