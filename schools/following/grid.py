"""A class on one screen: every pupil beside every step of one course, and who needs a hand.

Five queries, however large the class (tests/schools/following/test_grid.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from courses.models import Enrolment
from courses.progress import is_exam
from quizzes.models import Attempt
from schools.collation import person_key
from schools.models import Assignment, ClassMembership
from schools.recipients import places_of

STUCK_AFTER = timedelta(days=7)  # without a visit


class State(models.TextChoices):
    """Where a pupil is, the most urgent first."""

    OVERDUE = "overdue", _("po terminie")
    STUCK = "stuck", _("stoi")
    WAITING = "waiting", _("przed startem")
    BEGUN = "begun", _("w trakcie")
    COMPLETED = "completed", _("gotowe")


class Sign(models.TextChoices):
    """What a cell of the grid says; the values are the states of components/mark.html."""

    DONE = "done", _("zrobione")
    OPEN = "open", _("w trakcie")
    NOT_YET = "not-yet", _("do powtórki")
    NONE = "none", _("jeszcze nie zaczęte")


@dataclass(frozen=True)
class Step:
    """A lesson, an exercise or an exam of the course: a column."""

    key: UUID
    title: str
    is_exam: bool


@dataclass
class Done:
    """What one pupil has done on the course."""

    begun: bool = False
    last_seen_at: datetime | None = None
    completed_at: datetime | None = None
    places: dict = field(default_factory=dict)
    steps: set = field(default_factory=set)
    passed_at: datetime | None = None


@dataclass(frozen=True)
class Row:
    """One pupil: a cell for each step, and what follows from them."""

    pupil: object
    signs: list[tuple[Step, Sign]]
    state: State
    due_on: date | None
    extended: bool
    more_attempts: int
    days_away: int
    reminded_today: bool
    completed_at: datetime | None

    @property
    def name(self) -> str:
        """The name as a register has it."""
        return f"{self.pupil.last_name} {self.pupil.first_name}"

    @property
    def done(self) -> int:
        return sum(sign is Sign.DONE for _step, sign in self.signs)

    @property
    def is_finished(self) -> bool:
        return self.state is State.COMPLETED


@dataclass(frozen=True)
class Grid:
    assignment: Assignment
    steps: list[Step]
    rows: list[Row]
    attempts: "Attempts"

    def of(self, state: State) -> list[Row]:
        return [row for row in self.rows if row.state is state]

    @property
    def counts(self) -> list[tuple[State, int]]:
        return [(state, len(self.of(state))) for state in State]

    @property
    def finished(self) -> int:
        return len(self.of(State.COMPLETED))

    def sorted_by(self, order: str) -> list[Row]:
        """Return the rows by name, by how far they are, or by who needs help most."""
        states = list(State)
        keys = {
            "steps": lambda row: row.done,
            "state": lambda row: (states.index(row.state), -row.days_away),
        }
        return sorted(self.rows, key=keys[order]) if order in keys else self.rows


def in_two_columns(rows: list[Row]) -> list[list[Row]]:
    """Return the rows in two halves, so that thirty pupils stand on one screen with targets as large as a thumb."""
    middle = (len(rows) + 1) // 2
    return [half for half in (rows[:middle], rows[middle:]) if half]


def class_grid(assignment: Assignment, *, course, now: datetime, only=None) -> Grid:
    """Return the grid, pupils in the order of the Polish alphabet; with one row when it is asked for one pupil `only`."""
    members = members_of(assignment, only=only)
    steps = [step for step in steps_of(course) if step.is_exam or not assignment.is_refresher]
    attempts = attempts_of(members, steps, since=assignment.assigned_at if assignment.is_refresher else None)
    done = refreshed(attempts, steps) if assignment.is_refresher else done_by(members, assignment)
    return Grid(
        assignment,
        steps,
        [
            row_of(member, assignment, steps, done.get(member.pupil_id, Done()), attempts, now=now)
            for member in sorted(members, key=lambda member: person_key(member.pupil))
        ],
        attempts,
    )


def members_of(assignment: Assignment, *, only=None) -> list[ClassMembership]:
    """Return those for whom the assignment is, each with the terms agreed with the pupil. One query."""
    mine = Q(pupil__assignment_terms__assignment=assignment.pk)
    found = (
        places_of(assignment)
        .select_related("pupil")
        .annotate(terms=FilteredRelation("pupil__assignment_terms", condition=mine))
        .annotate(
            own_due_on=F("terms__due_on"),
            more_attempts=Coalesce("terms__more_attempts", 0),
            reminded_at=F("terms__reminded_at"),
        )
    )
    return list(found.filter(pupil=only) if only else found)


def steps_of(course) -> list[Step]:
    """Return the live steps of the course in order, without the pages' own fields. One query."""
    pages = Page.objects.live().child_of(course).order_by("path")
    return [Step(page.translation_key, page.title, is_exam(page.specific_class)) for page in pages]


def done_by(members: Iterable[ClassMembership], assignment: Assignment) -> dict[int, Done]:
    """Return what each pupil has done, by the pupil's number. One query, with a row for each step that is done."""
    found: dict[int, Done] = {}
    rows = Enrolment.objects.filter(
        learner__in=[member.pupil_id for member in members], course_key=assignment.course_key
    ).order_by()
    columns = ("learner_id", "last_seen_at", "last_step", "completion__completed_at", "places", "steps_done__step")
    for pupil, seen, last_step, completed_at, places, step in rows.values_list(*columns):
        done = found.setdefault(pupil, Done())
        done.last_seen_at, done.completed_at, done.places = seen, completed_at, places
        done.begun = done.begun or bool(last_step or step or completed_at)
        done.steps.add(step)
    return found


def refreshed(attempts: "Attempts", steps: list[Step]) -> dict[int, Done]:
    """Return how far each pupil is with a refresher: whether every exam of the course was passed anew."""
    found = {pupil: Done(begun=True, last_seen_at=begun) for pupil, begun in attempts.begun.items()}
    for (pupil, step), at in attempts.passed.items():
        found[pupil].steps.add(step)
        found[pupil].passed_at = max(at, found[pupil].passed_at or at)
    for done in found.values():
        if steps and {step.key for step in steps} <= done.steps:
            done.completed_at = done.passed_at
    return found


@dataclass
class Attempts:
    """The attempts of the pupils at the steps of a course: which are passed, and the answers that went wrong."""

    latest: dict = field(default_factory=dict)  # (pupil, step) -> (number, state, passed)
    answers: list = field(default_factory=list)  # (pupil, step, number, paper, question, missed)
    begun: dict = field(default_factory=dict)  # pupil -> the last beginning of an attempt
    passed: dict = field(default_factory=dict)  # (pupil, step) -> when it was first passed

    def sign_of(self, pupil: int, step: Step) -> Sign | None:
        number_state_passed = self.latest.get((pupil, step.key))
        if number_state_passed is None:
            return None
        _number, state, passed = number_state_passed
        failed = step.is_exam and state == Attempt.State.GRADED and not passed
        return Sign.NOT_YET if failed else Sign.OPEN


def attempts_of(members: Iterable[ClassMembership], steps: list[Step], *, since: datetime | None) -> Attempts:
    """Return the attempts with their marked answers, those handed in or going on `since`. One query, a row for each answer.

    Where feedback comes at once, the first try counts: the last one is always right.
    """
    found = Attempts()
    rows = Attempt.objects.filter(
        learner__in=[member.pupil_id for member in members], subject__in=[step.key for step in steps]
    ).order_by("number")
    if since:
        rows = rows.filter(Q(submitted_at=None) | Q(submitted_at__gte=since))
    columns = ("learner_id", "subject", "number", "state", "passed", "paper_id", "started_at", "submitted_at")
    answer = ("answers__question", "answers__is_right", "answers__first_right")
    for pupil, step, number, state, passed, paper, begun, handed_in, *marked in rows.values_list(*columns, *answer):
        question, right, first_right = marked
        found.latest[pupil, step] = (number, state, passed)
        found.begun[pupil] = begun
        if passed:
            found.passed.setdefault((pupil, step), handed_in)
        went = right if first_right is None else first_right
        if question and went is not None:
            found.answers.append((pupil, step, number, paper, question, not went))
    return found


def row_of(member, assignment: Assignment, steps: list[Step], done: Done, attempts: Attempts, *, now) -> Row:
    today = timezone.localdate(now)
    due_on = member.own_due_on or assignment.due_on
    away = (now - done.last_seen_at).days if done.last_seen_at else 0
    return Row(
        pupil=member.pupil,
        signs=[(step, sign_of(step, member.pupil_id, done, attempts)) for step in steps],
        state=state_of(done, due_on=due_on, now=now),
        due_on=due_on,
        extended=member.own_due_on is not None,
        more_attempts=member.more_attempts,
        days_away=away,
        reminded_today=bool(member.reminded_at and timezone.localdate(member.reminded_at) == today),
        completed_at=done.completed_at,
    )


def sign_of(step: Step, pupil: int, done: Done, attempts: Attempts) -> Sign:
    if step.key in done.steps:
        return Sign.DONE
    return attempts.sign_of(pupil, step) or (Sign.OPEN if str(step.key) in done.places else Sign.NONE)


def state_of(done: Done, *, due_on: date | None, now: datetime) -> State:
    if done.completed_at:
        return State.COMPLETED
    if due_on and due_on < timezone.localdate(now):
        return State.OVERDUE
    if not done.begun:
        return State.WAITING
    return State.STUCK if done.last_seen_at and now - done.last_seen_at > STUCK_AFTER else State.BEGUN
