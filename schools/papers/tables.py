"""A table that leaves the house, and what a spreadsheet or the press makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from quizzes.exchange.sheets import Cell, Sheet, as_csv, as_xlsx

KINDS = ("csv", "xlsx", "pdf")


@dataclass(frozen=True)
class Column:
    """`share` is how much of a printed line the column takes. A column without a share stands in the heading above its rows."""

    title: str
    share: int = 0
    is_number: bool = False


@dataclass(frozen=True)
class Group:
    """Rows that stand together on paper, below one heading. Each class begins a page, to be handed to its teacher."""

    heading: str
    rows: list[list[Cell]]
    begins_a_page: bool


@dataclass(frozen=True)
class Table:
    """What the paper is, whose it is, and its rows.

    `by_class`: it is of several classes, named in the first column, and each class gets a sheet. A table of one class
    names it in its title.
    """

    name: str  # for the file: says what is in it and never who
    title: str
    whose: str
    columns: Sequence[Column]
    rows: list[Sequence[Cell]] = field(default_factory=list)
    by_class: bool = False

    @property
    def printed(self) -> list[Column]:
        """The columns of the printed table."""
        return [column for column in self.columns if column.share]

    @property
    def groups(self) -> list[Group]:
        """The rows as they are printed: a heading for each run of rows that share what has no column of its own."""
        above = [place for place, column in enumerate(self.columns) if not column.share][0 if self.by_class else 1 :]
        within = [place for place, column in enumerate(self.columns) if column.share]
        found: list[Group] = []
        before = None
        for heading, rows in groupby(self.rows, key=lambda row: tuple(row[place] for place in above)):
            words = " · ".join(str(part) for part in heading if part)
            new_class = self.by_class and bool(found) and heading[0] != before
            found.append(Group(words, [[row[place] for place in within] for row in rows], new_class))
            before = heading[0] if heading else None
        return found

    def csv(self) -> bytes:
        return as_csv(self.sheet(self.title, self.rows))

    def xlsx(self) -> bytes:
        """Return a workbook, with a sheet for each class where there are several."""
        if not self.by_class or not self.rows:
            return as_xlsx([self.sheet(self.title, self.rows)])
        by_class = groupby(self.rows, key=lambda row: row[0])
        return as_xlsx(self.sheet(str(name), list(rows)) for name, rows in by_class)

    def sheet(self, title: str, rows: list[Sequence[Cell]]) -> Sheet:
        return Sheet(title, [column.title for column in self.columns], rows)
