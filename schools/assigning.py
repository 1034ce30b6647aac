"""Giving courses to classes, groups and single pupils; changing and withdrawing what was given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed
from courses.enrolment import enrol_many
from courses.models import CoursePage
from courses.refreshing import exams_of
from schools.models import Assignment, ClassGroup, SchoolClass
from schools.recipients import pupils_of as recipients_of


class CourseNotLive(Exception):
    """There is no published course of that key in any language."""


class NothingToRefresh(Exception):
    """The course has no exam to pass again."""


class NobodyChosen(Exception):
    """It would be for no pupil at all."""


@dataclass(frozen=True)
class Conditions:
    """From when, until when, and how many attempts at the exam; None: at once, no day, what the exam itself allows."""

    start_on: date | None = None
    due_on: date | None = None
    attempts: int | None = None


@dataclass(frozen=True)
class Some:
    """Those of a class for whom an assignment is, when it is not for all."""

    groups: Iterable[ClassGroup] = field(default_factory=list)
    pupils: Iterable = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(list(self.groups) or list(self.pupils))


@transaction.atomic
def assign(
    *,
    course_key,
    school_class: SchoolClass,
    conditions: Conditions,
    by,
    now: datetime,
    some: Some | None = None,
    is_refresher: bool = False,
) -> Assignment:
    """Give the class, or `some` of it, the course or its refresher. On the first day its pupils are put on the course.

    A second time adds those who did not have it yet and sets the conditions anew; the same once more changes nothing. Raises
    CourseNotLive, NothingToRefresh, NobodyChosen.
    """
    if not CoursePage.objects.live().filter(translation_key=course_key).exists():
        raise CourseNotLive
    if is_refresher and not any(exams_of([course_key]).values()):
        raise NothingToRefresh
    if some is not None and not some:
        raise NobodyChosen
    assignment, made = Assignment.objects.get_or_create(
        school_class=school_class,
        course_key=course_key,
        is_refresher=is_refresher,
        defaults=vars(conditions) | {"everybody": some is None, "assigned_by": by, "assigned_at": now},
    )
    assignment.everybody = assignment.everybody or some is None
    set_conditions(assignment, conditions)
    if some and not assignment.everybody:
        add(assignment, some)
    put_on_course(assignment, now=now)
    note(Deed.COURSE_ASSIGNED if made else Deed.ASSIGNMENT_CHANGED, assignment, by=by)
    return assignment


@transaction.atomic
def assign_many(*, classes: Iterable[SchoolClass], school_class: SchoolClass, some: Some, **what) -> list[Assignment]:
    """Give the course to whole classes, and to `some` of one class: to all of them or to nobody. Raises CourseNotLive."""
    given = [assign(school_class=one, **what) for one in classes]
    return [*given, assign(school_class=school_class, some=some, **what)] if some else given


@transaction.atomic
def change(*, assignment: Assignment, conditions: Conditions, by, now: datetime, some: Some | None = None) -> None:
    """Set the conditions, and for whom it is: `some`, or the whole class. What the others have done stays theirs.

    Raises NobodyChosen.
    """
    if some is not None and not some:
        raise NobodyChosen
    assignment.everybody = some is None
    set_conditions(assignment, conditions)
    assignment.groups.clear()
    assignment.pupils.clear()
    if some:
        add(assignment, some)
    put_on_course(assignment, now=now)
    note(Deed.ASSIGNMENT_CHANGED, assignment, by=by)


def note(deed: Deed, assignment: Assignment, *, by) -> None:
    """Write in the log what is asked, and whom it is about where that is not the whole class."""
    facts = {name: getattr(assignment, name) for name in ("start_on", "due_on", "attempts")}
    about = [] if assignment.everybody else assignment.pupils.values_list("pk", flat=True)
    facts |= {"is_refresher": True} if assignment.is_refresher else {}
    course = assignment.course_key
    ledger.note(deed, by=by, school_class=assignment.school_class, about=about, course=course, **facts)


def set_conditions(assignment: Assignment, conditions: Conditions) -> None:
    for name, value in vars(conditions).items():
        setattr(assignment, name, value)
    assignment.save(update_fields=["everybody", "changed_at", *vars(conditions)])


def add(assignment: Assignment, some: Some) -> None:
    """Write down for whom it is: the groups, their pupils of this moment, and the pupils chosen one by one."""
    groups = list(some.groups)
    assignment.groups.add(*groups)
    in_groups = get_user_model().objects.filter(class_groups__in=groups)
    assignment.pupils.add(*some.pupils, *in_groups)


def put_on_course(assignment: Assignment, *, now: datetime) -> None:
    """Put those for whom it is on the course, unless its first day is still to come."""
    if has_begun(assignment, today=timezone.localdate(now)):
        enrol_many(people=recipients_of(assignment), course_key=assignment.course_key)
        assignment.opened_at = assignment.opened_at or now
    else:
        assignment.opened_at = None
    assignment.save(update_fields=["opened_at"])


def has_begun(assignment: Assignment, *, today: date) -> bool:
    return assignment.start_on is None or assignment.start_on <= today


def begun(*, today: date) -> Q:
    """Return the condition that an assignment's first day has come."""
    return Q(start_on=None) | Q(start_on__lte=today)


def given_to_all(*, today: date) -> QuerySet:
    """Return what the classes do as a whole by now: who joins a class gets it."""
    return Assignment.objects.filter(begun(today=today), everybody=True)


def open_those_that_begin(*, now: datetime) -> int:
    """Put pupils on the courses whose first day has come; return how many assignments opened."""
    at_work = Assignment.objects.filter(school_class__archived_at=None)
    waiting = at_work.filter(begun(today=timezone.localdate(now)), opened_at=None)
    return sum(open_one(pk, now=now) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def open_one(pk: int, *, now: datetime) -> bool:
    """Open the assignment unless another worker was faster, or somebody withdrew it."""
    assignment = Assignment.objects.select_for_update().filter(pk=pk, opened_at=None).first()
    if assignment is None:
        return False
    put_on_course(assignment, now=now)
    return True


@transaction.atomic
def withdraw(*, assignment: Assignment, by) -> None:
    """Take the course off the class's list. What the pupils have done on it stays theirs."""
    course = assignment.course_key
    ledger.note(Deed.ASSIGNMENT_WITHDRAWN, by=by, school_class=assignment.school_class, course=course)
    Assignment.objects.filter(pk=assignment.pk).delete()
