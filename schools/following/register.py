"""A whole school beside one course: a row for each pupil, put in order, filtered and cut into pages.

One query brings the rows, whether they are ten or ten thousand; the Polish alphabet orders them here, because not every
database knows it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from courses.models import StepCompletion
from schools.collation import class_key, polish_key
from schools.following.grid import Done, State, state_of
from schools.models import Assignment, ClassMembership, SchoolClass, Terms
from schools.recipients import CHOSEN

ORDERS = ("name", "class", "state", "steps", "seen")


@dataclass(frozen=True, slots=True)
class Entry:
    """A pupil in the register."""

    uuid: UUID
    first: str
    last: str
    class_name: str
    class_uuid: UUID
    steps: int
    state: State
    last_seen_at: datetime | None
    due_on: date | None

    @property
    def name(self) -> str:
        return f"{self.last} {self.first}"


@dataclass(frozen=True)
class Wanted:
    """What the address asks for: an order, and whom to show."""

    order: str = "name"
    state: str = ""
    school_class: str = ""
    words: str = ""

    def admits(self, entry: Entry) -> bool:
        of_class = not self.school_class or str(entry.class_uuid) == self.school_class
        return of_class and all(word in entry.name.casefold() for word in self.words.casefold().split())


@dataclass(frozen=True)
class Register:
    """The rows that are wanted, in order, and how many of them are in which state whatever state is wanted."""

    entries: list[Entry]
    counts: list[tuple[State, int]]

    @property
    def total(self) -> int:
        return sum(count for _state, count in self.counts)


def register_of(
    classes: list[SchoolClass], *, course_key: UUID, steps: list[UUID], wanted: Wanted, now: datetime
) -> Register:
    """Return the pupils of those classes that were given the course. `steps` are its live steps. Two queries."""
    given = {
        one.school_class_id: one for one in Assignment.objects.filter(school_class__in=classes, course_key=course_key)
    }
    named = {one.pk: one for one in classes}
    admitted = [
        entry
        for row in rows_of(list(given.values()), course_key, steps)
        if wanted.admits(entry := entry_of(row, named[row[0]], given[row[0]], now=now))
    ]
    counted = Counter(entry.state for entry in admitted)
    shown = [entry for entry in admitted if not wanted.state or entry.state == wanted.state]
    return Register(in_order(shown, wanted.order), [(state, counted[state]) for state in State])


def rows_of(given: list[Assignment], course_key: UUID, live: list[UUID]):
    own_day = Terms.objects.filter(
        pupil=OuterRef("pupil"), assignment__school_class=OuterRef("school_class"), assignment__course_key=course_key
    )
    steps = (
        StepCompletion.objects.filter(enrolment=OuterRef("on_course__pk"), step__in=live).order_by().values("enrolment")
    )
    chosen = CHOSEN.objects.filter(
        assignment__school_class=OuterRef("school_class"), assignment__course_key=course_key, user=OuterRef("pupil")
    )
    whole = [one.school_class_id for one in given if one.everybody]
    parts = [one.school_class_id for one in given if not one.everybody]
    found = (
        ClassMembership.objects.filter(Q(school_class__in=whole) | Q(Exists(chosen), school_class__in=parts))
        .annotate(
            on_course=FilteredRelation("pupil__enrolments", condition=Q(pupil__enrolments__course_key=course_key))
        )
        .annotate(
            own_day=Subquery(own_day.values("due_on")[:1]),
            steps=Coalesce(Subquery(steps.annotate(n=Count("pk")).values("n")), 0),
            seen=F("on_course__last_seen_at"),
            at=F("on_course__last_step"),
            done=F("on_course__completion__completed_at"),
        )
        .order_by()
    )
    names = ("pupil__uuid", "pupil__first_name", "pupil__last_name")
    return found.values_list("school_class", *names, "steps", "seen", "at", "done", "own_day").iterator()


def entry_of(row: tuple, school_class: SchoolClass, assignment: Assignment, *, now: datetime) -> Entry:
    _class, uuid, first, last, steps, seen, at, completed_at, own_day = row
    due_on = own_day or assignment.due_on
    done = Done(begun=bool(steps or at or completed_at), last_seen_at=seen, completed_at=completed_at)
    return Entry(
        uuid=uuid,
        first=first,
        last=last,
        class_name=school_class.name,
        class_uuid=school_class.uuid,
        steps=steps,
        state=state_of(done, due_on=due_on, now=now),
        last_seen_at=seen if done.begun else None,
        due_on=due_on,
    )


def in_order(entries: list[Entry], order: str) -> list[Entry]:
    """Return the entries in the order of the Polish alphabet, and then by what is asked for."""
    key_of = cache(polish_key)  # names come again and again
    by_name = sorted(entries, key=lambda entry: (key_of(entry.last), key_of(entry.first)))
    states = list(State)
    never = datetime.min.replace(tzinfo=None)
    keys: dict[str, Callable[[Entry], Any]] = {
        "class": lambda entry: class_key(entry.class_name),
        "state": lambda entry: states.index(entry.state),
        "steps": attrgetter("steps"),
        "seen": lambda entry: entry.last_seen_at.replace(tzinfo=None) if entry.last_seen_at else never,
    }
    return sorted(by_name, key=keys[order]) if order in keys else by_name
