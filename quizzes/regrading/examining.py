"""What a regrade would change, before anybody says yes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from quizzes import grading, marking
from quizzes.kinds import CannotRegrade
from quizzes.models import Answer, Attempt
from quizzes.regrading.repairing import Repair

State = Attempt.State


@dataclass(frozen=True)
class Change:
    """One attempt before and after. It knows no name: whoever regrades need not know whose result moves."""

    attempt: UUID
    learner_id: int
    subject: UUID
    language: str
    submitted_at: datetime | None
    percent_before: int
    percent_after: int
    score_before: Decimal
    passed_before: bool
    passed_after: bool

    @property
    def name(self) -> str:
        return str(self.attempt)[:8]

    @property
    def moves(self) -> bool:
        return self.percent_before != self.percent_after or self.turns

    @property
    def turns(self) -> bool:
        return self.passed_before != self.passed_after

    @property
    def wins(self) -> bool:
        return self.passed_after and not self.passed_before

    @property
    def loses(self) -> bool:
        return self.passed_before and not self.passed_after


@dataclass
class Report:
    """What would change, and what would not: `unfitting` attempts keep the old question, `unfinished` ones have no result yet."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    unfinished: int = 0
    unfitting: list[UUID] = field(default_factory=list)

    @property
    def won(self) -> list[Change]:
        return [change for change in self.changes if change.wins]

    @property
    def lost(self) -> list[Change]:
        return [change for change in self.changes if change.loses]

    @property
    def touched(self) -> int:
        """How many attempts get the repaired question."""
        return len(self.changes) + self.same + self.unfinished


# What upper floors know of it: each callable gets the changes and returns sentences for the person who decides.
consequences: list[Callable[[list[Change]], list[str]]] = []


def what_follows(changes: Iterable[Change]) -> list[str]:
    """Return what the floors above say about these changes."""
    known = list(changes)
    return [sentence for tell in consequences for sentence in tell(known)]


def attempts_asking(ref: str, *, until: datetime | None = None):
    """Return the attempts whose papers ask the question; those begun later than `until` have the repaired one."""
    handed_in = Answer.objects.filter(question=ref).values("attempt")
    found = Attempt.objects.filter(
        Q(pk__in=handed_in, state__in=[State.SUBMITTED, State.GRADED]) | Q(state=State.OPEN, layout__has_key=ref)
    )
    return (found.filter(started_at__lte=until) if until else found).order_by("pk")


def examine(repair: Repair) -> Report:
    """Say what the repair would change, without changing it."""
    report = Report()
    attempts = attempts_asking(repair.ref).prefetch_related("paper", "answers")
    for attempt in attempts.iterator(chunk_size=500):
        try:
            content = repair.content(attempt.paper.content)
        except CannotRegrade:
            report.unfitting.append(attempt.uuid)
            continue
        if content is attempt.paper.content:
            continue
        if attempt.state != State.GRADED:
            report.unfinished += 1
            continue
        change = compare(attempt, content)
        if change.moves:
            report.changes.append(change)
        else:
            report.same += 1
    return report


def compare(attempt: Attempt, content: dict[str, Any]) -> Change:
    """Measure a graded attempt by a repaired paper.

    A pass that the old paper does not give either is one that a person has let stand, or has still to decide about: it is
    not lost a second time.
    """
    old, new = measure(attempt, attempt.paper.content), measure(attempt, content)
    passed = bool(attempt.passed)
    return Change(
        attempt=attempt.uuid,
        learner_id=attempt.learner_id,
        subject=attempt.subject,
        language=content.get("language", ""),
        submitted_at=attempt.submitted_at,
        percent_before=attempt.percent or 0,
        percent_after=new.percent,
        score_before=attempt.score or Decimal(0),
        passed_before=passed,
        passed_after=new.passed or (passed and not old.passed),
    )


def measure(attempt: Attempt, content: dict[str, Any]) -> marking.Result:
    answers = {answer.question: answer for answer in attempt.answers.all()}
    return marking.mark(content, grading.values(answers), grading.marked_by_hand(answers))
