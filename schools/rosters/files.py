"""Reading whatever a school brings: a table of any program, a workbook with a sheet for each class, or a OneRoster set."""

from schools.rosters.columns import Entry
from schools.rosters.oneroster import is_oneroster, read_oneroster
from schools.rosters.sheets import read_sheets
from schools.rosters.tables import check_size, read_tables


def read_file(data: bytes, filename: str = "") -> tuple[list[Entry], list[str]]:
    """Return the pupils that the file names, and the titles of the columns that are not used. Raises UnreadableRoster."""
    if data.startswith(b"PK") and is_oneroster(data):
        check_size(data)
        return read_oneroster(data)
    return read_sheets(read_tables(data, filename))
