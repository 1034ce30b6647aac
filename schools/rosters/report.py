"""What the report of a roster says, line by line, before anything is imported."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from schools.rosters.columns import Column, Entry


class State(StrEnum):
    PROBLEM = "problem"
    NEW = "new"
    MOVED = "moved"
    UPDATED = "updated"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    State.PROBLEM: _("do poprawy"),
    State.NEW: _("nowy uczeń"),
    State.MOVED: _("zmiana klasy"),
    State.UPDATED: _("uzupełnienie danych"),
    State.UNCHANGED: _("bez zmian"),
}


@dataclass(frozen=True)
class KnownPupil:
    """A pupil's place in a class of the school, as the database knows it today."""

    pupil: int
    first: str
    last: str
    email: str
    class_name: str
    school_year: str
    identifier: str
    number: str


@dataclass(frozen=True)
class Existing:
    """What the school already has. `email_owners` covers every account of the platform with one of the addresses."""

    school_year: str
    pupils: list[KnownPupil] = field(default_factory=list)
    class_names: list[str] = field(default_factory=list)
    email_owners: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Why a line cannot be imported, in which column, and what to do about it."""

    column: Column | None
    message: str


@dataclass(frozen=True)
class Line:
    entry: Entry
    state: State
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    known: KnownPupil | None = None

    @property
    def number(self) -> int:
        """Another one for each line, in the order of the file."""
        return self.entry.line


@dataclass(frozen=True)
class Report:
    """`gone` are the pupils of the classes on the list who are not on it."""

    school_year: str
    lines: list[Line]
    gone: list[KnownPupil] = field(default_factory=list)

    @property
    def problems(self) -> list[Line]:
        return self.of(State.PROBLEM)

    @property
    def can_be_imported(self) -> bool:
        return bool(self.lines) and not self.problems

    @property
    def counts(self) -> dict[State, int]:
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in State if found[state]}

    @property
    def changes(self) -> int:
        """How many lines would change anything."""
        return sum(line.state is not State.UNCHANGED for line in self.lines)

    def of(self, state: State) -> list[Line]:
        return [line for line in self.lines if line.state is state]

    def problems_first(self) -> list[Line]:
        order = list(State)
        return sorted(self.lines, key=lambda line: (order.index(line.state), line.number))
