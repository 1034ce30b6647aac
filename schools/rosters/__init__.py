"""Reading a school's list of pupils: a file becomes rows, rows become entries, entries become a report.

Nothing in this package touches the database: what is already known comes in as plain values (see schools.known).
"""

from schools.rosters.columns import Column, Entry
from schools.rosters.files import read_file
from schools.rosters.report import Existing, KnownPupil, Line, Problem, Report, State
from schools.rosters.rows import Row, UnreadableRoster
from schools.rosters.tables import MAX_BYTES, MAX_ROWS
from schools.rosters.understanding import understand

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "Column",
    "Entry",
    "Existing",
    "KnownPupil",
    "Line",
    "Problem",
    "Report",
    "Row",
    "State",
    "UnreadableRoster",
    "read_file",
    "understand",
]
