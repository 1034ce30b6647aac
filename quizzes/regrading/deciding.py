"""A pass that a regrade would take away waits for a person, who lets it stand or takes it."""

import logging

from django.db import transaction

from quizzes.models import Attempt, RegradeChange
from quizzes.regrading.examining import Change, measure
from quizzes.signals import pass_decided

log = logging.getLogger(__name__)
Decision = RegradeChange.Decision


class AlreadyDecided(Exception):
    """Somebody else has decided, or a later regrade made the question moot."""


def pending(regrade):
    """Return the changes of a regrade that wait for a decision."""
    return regrade.changes.filter(decision=Decision.PENDING)


def endangered(regrade) -> list[Change]:
    """Return the changes by which a pass is or may be lost, as the floors above understand them."""
    rows = regrade.changes.filter(decision__in=[Decision.PENDING, Decision.TAKEN])
    return [as_change(row) for row in rows.select_related("attempt__paper")]


def as_change(row: RegradeChange) -> Change:
    return Change(
        attempt=row.attempt.uuid,
        learner_id=row.attempt.learner_id,
        subject=row.attempt.subject,
        language=row.attempt.paper.content.get("language", ""),
        submitted_at=row.attempt.submitted_at,
        percent_before=row.percent_before,
        percent_after=row.percent_after,
        score_before=row.score_before,
        passed_before=row.passed_before,
        passed_after=row.passed_after,
    )


@transaction.atomic
def decide(*, change: RegradeChange, keep: bool, by, now) -> RegradeChange:
    """Let the pass stand or take it. Certificates stay: those are taken back one by one. Raises AlreadyDecided."""
    attempt = Attempt.objects.select_for_update().get(pk=change.attempt_id)
    decision = Decision.KEPT if keep else Decision.TAKEN
    decided = RegradeChange.objects.filter(pk=change.pk, decision=Decision.PENDING)
    if not decided.update(decision=decision, decided_by=by, decided_at=now):
        raise AlreadyDecided(str(change.pk))
    if not keep:
        Attempt.objects.filter(pk=attempt.pk).update(passed=False)
    change.refresh_from_db()
    pass_decided.send(Attempt, attempt=attempt, by=by, kept=keep)
    log.warning("Pass of attempt %s: %s, decided by person %s", attempt.uuid, decision.value, by.pk)
    return change


def forget_pending(attempt: Attempt) -> None:
    """When a later regrade gives the pass by itself, nobody has to decide about it any more."""
    if measure(attempt, attempt.paper.content).passed:
        RegradeChange.objects.filter(attempt=attempt, decision=Decision.PENDING).update(decision=Decision.NONE)
