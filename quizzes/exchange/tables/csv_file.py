"""CSV: semicolons and UTF-8 with a mark, as Polish spreadsheets read and write it; other separators are recognised."""

import csv
import io

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.exchange.items import Item, Report, Written
from quizzes.exchange.plain import decode
from quizzes.exchange.tables.rows import read_rows, table_of

NAME = "csv"
LABEL = gettext_lazy("CSV (arkusz)")
EXTENSIONS = (".csv", ".tsv")
CONTENT_TYPE = "text/csv; charset=utf-8"
LONGEST_CELL = 20_000


def read(content: bytes) -> Report:
    report = Report()
    text = decode(content, report)
    if text is None:
        return report
    first = text.lstrip("\n").split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    usual = csv.field_size_limit(LONGEST_CELL)  # it holds for the whole process
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return read_rows(report, ((reader.line_num, cells) for cells in reader))
    except csv.Error:
        report.error(reader.line_num, _("Tego wiersza nie da się odczytać: za długa komórka albo zgubiony cudzysłów."))
        return report
    finally:
        csv.field_size_limit(usual)


def write(items: list[Item], files: dict[str, bytes] | None = None) -> Written:
    written = Written(b"", "pytania.csv", CONTENT_TYPE)
    text = io.StringIO()
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(table_of(items, written))
    written.content = b"\xef\xbb\xbf" + text.getvalue().encode()
    return written
