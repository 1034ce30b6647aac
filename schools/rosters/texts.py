"""Reading text files: which alphabet, which separator, which quotes."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from schools.rosters.columns import column_of
from schools.rosters.encodings import decode
from schools.rosters.rows import Row, UnreadableRoster

SEPARATORS = ";,\t"


def read_text(data: bytes, filename: str = "") -> Iterator[Row]:
    text = decode(data, filename)
    first, _newline, rest = text.partition("\n")
    told = re.fullmatch(r'"?sep=([;,\t])"?\s*', first, re.IGNORECASE)  # a line that Excel writes and hides
    if told:
        return rows_of(rest, told[1], first_line=2)
    return rows_of(text, find_separator(text))


def find_separator(text: str) -> str:
    """Return the separator that lets us know the most column names, or the one seen most often."""
    beginning = [line[:2000] for line in islice(io.StringIO(text, newline=None), 20) if line.strip()]

    def score(separator: str) -> tuple[int, int]:
        split = list(csv.reader(beginning, delimiter=separator))
        known = max((sum(column_of(cell) is not None for cell in cells) for cells in split), default=0)
        return known, sum(len(cells) for cells in split)

    return max(SEPARATORS, key=score)


def rows_of(text: str, separator: str, *, first_line: int = 1) -> Iterator[Row]:
    """Yield the rows with the line each begins on. Raises UnreadableRoster at a quote that is not closed."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    start = 0
    try:
        for cells in reader:
            yield Row(start + first_line, tuple(cells))
            start = reader.line_num
    except csv.Error as error:
        where = {"line": start + first_line, "column": broken_column(lines[start], separator)}
        if "field limit" in str(error):
            raise UnreadableRoster(
                _("Wiersz %d: jedna z komórek jest ogromna. To nie jest lista.") % where["line"]
            ) from error
        message = _("Wiersz %(line)d, kolumna %(column)d: cudzysłów nie jest zamknięty albo stoi w środku pola.")
        raise UnreadableRoster(message % where) from error


def broken_column(line: str, separator: str) -> int:
    """Return the number of the first field of the line that is not written by the rules of CSV."""
    end = re.escape(separator)
    field = re.compile(rf'(?:"(?:[^"]|"")*"|[^"{end}][^{end}]*|)(?:{end}|\r?\n?$)')
    column, place = 1, 0
    while (found := field.match(line, place)) and found.end() > place:
        column, place = column + 1, found.end()
    return column
