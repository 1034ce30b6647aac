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

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from courses.models import StepCompletion
from quizzes.models import Attempt
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
    classes: list[SchoolClass],
    *,
    course_key: UUID,
    steps: list[UUID],
    wanted: Wanted,
    now: datetime,
    is_refresher: bool = False,
) -> Register:
    """Return the pupils of those classes that were given the course, or its refresher.

    `steps` are its live steps, of a refresher its exams. Two queries.
    """
    rows = Assignment.objects.filter(school_class__in=classes, course_key=course_key, is_refresher=is_refresher)
    given = {one.school_class_id: one for one in rows}
    named = {one.pk: one for one in classes}
    admitted = [
        entry
        for row in (refresher_rows if is_refresher else rows_of)(list(given.values()), course_key, steps)
        if wanted.admits(entry := entry_of(row, named[row[0]], given[row[0]], now=now))
    ]
    counted = Counter(entry.state for entry in admitted)
    shown = [entry for entry in admitted if not wanted.state or entry.state == wanted.state]
    return Register(in_order(shown, wanted.order), [(state, counted[state]) for state in State])


def rows_of(given: list[Assignment], course_key: UUID, live: list[UUID]):
    steps = (
        StepCompletion.objects.filter(enrolment=OuterRef("on_course__pk"), step__in=live).order_by().values("enrolment")
    )
    found = (
        places_of_all(given)
        .annotate(
            on_course=FilteredRelation("pupil__enrolments", condition=Q(pupil__enrolments__course_key=course_key))
        )
        .annotate(
            steps=Coalesce(Subquery(steps.annotate(n=Count("pk")).values("n")), 0),
            seen=F("on_course__last_seen_at"),
            at=F("on_course__last_step"),
            done=F("on_course__completion__completed_at"),
        )
        .order_by()
    )
    return found.values_list("school_class", *NAMES, "steps", "seen", "at", "done", "own_day").iterator()


NAMES = ("pupil__uuid", "pupil__first_name", "pupil__last_name")


def places_of_all(given: list[Assignment]) -> QuerySet:
    """Return the places of those for whom the assignments are, each with the pupil's own day."""
    mine = {"assignment__in": given, "assignment__school_class": OuterRef("school_class")}
    chosen = CHOSEN.objects.filter(**mine, user=OuterRef("pupil"))
    own_day = Terms.objects.filter(**mine, pupil=OuterRef("pupil"))
    whole = [one.school_class_id for one in given if one.everybody]
    parts = [one.school_class_id for one in given if not one.everybody]
    places = ClassMembership.objects.filter(Q(school_class__in=whole) | Q(Exists(chosen), school_class__in=parts))
    return places.annotate(own_day=Subquery(own_day.values("due_on")[:1]))


def refresher_rows(given: list[Assignment], _course_key: UUID, exams: list[UUID]):
    """Return the same columns of a refresher: the exams that were passed since it was given."""
    since = Case(*(When(school_class=one.school_class_id, then=Value(one.assigned_at)) for one in given))
    anew = Attempt.objects.filter(learner=OuterRef("pupil"), subject__in=exams).order_by()
    tried = anew.filter(Q(submitted_at=None) | Q(submitted_at__gte=OuterRef("since"))).values("learner")
    passed = anew.filter(passed=True, submitted_at__gte=OuterRef("since")).values("learner")
    found = (
        places_of_all(given)
        .annotate(since=since)
        .annotate(
            steps=Coalesce(Subquery(passed.annotate(n=Count("subject", distinct=True)).values("n")), 0),
            seen=Subquery(tried.annotate(last=Max("started_at")).values("last")),
            finished=Subquery(passed.annotate(last=Max("submitted_at")).values("last")),
        )
        .order_by()
    )
    for row in found.values_list("school_class", *NAMES, "steps", "seen", "finished", "own_day").iterator():
        *who, steps, seen, finished, own_day = row
        yield (*who, steps, seen, seen, finished if exams and steps == len(exams) else None, own_day)


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
