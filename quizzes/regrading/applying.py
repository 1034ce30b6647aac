"""Doing a regrade: attempt by attempt, safe to run twice, to be killed halfway, and beside another worker."""

import logging

from django.db import transaction

from quizzes import attempts, grading, marking, papers
from quizzes.kinds import CannotRegrade
from quizzes.models import Attempt, Regrade, RegradeChange
from quizzes.regrading.deciding import forget_pending
from quizzes.regrading.examining import attempts_asking, compare
from quizzes.regrading.repairing import Repair

log = logging.getLogger(__name__)


def order(*, repair: Repair, text: str, reason: str, by, now) -> Regrade:
    """Write down that the question shall be regraded, by whom and why. Nothing is changed yet."""
    regrade = Regrade.objects.create(
        question=repair.ref,
        text=text,
        mode=repair.mode,
        reason=reason,
        asked=repair.versions if repair.mode == Regrade.Mode.NEW_KEY else {},
        made_by=by,
        made_at=now,
    )
    log.warning("Regrade %s of question %s (%s) by person %s", regrade.uuid, repair.ref, repair.mode, by.pk)
    return regrade


def repair_of(regrade: Regrade) -> Repair:
    """Return the repair as it was ordered, whatever became of the bank meanwhile."""
    return Repair(ref=regrade.question, mode=regrade.mode, versions=regrade.asked)


def apply(regrade: Regrade, *, now) -> bool:
    """Regrade what is left to do; return whether all of it is done now."""
    repair = repair_of(regrade)
    waiting = attempts_asking(repair.ref, until=regrade.made_at).exclude(regrade_changes__regrade=regrade)
    failed = 0
    for pk in list(waiting.values_list("pk", flat=True)):
        try:
            regrade_attempt(pk, regrade=regrade, repair=repair, now=now)
        except CannotRegrade:
            continue  # it keeps the question as asked
        except Exception:  # one odd attempt must not keep the others waiting
            log.exception("Attempt %s could not be regraded", pk)
            failed += 1
    if failed:
        return False
    if Regrade.objects.filter(pk=regrade.pk, finished_at=None).update(finished_at=now):
        log.warning("Regrade %s is done: %s attempts", regrade.uuid, regrade.changes.count())
    regrade.refresh_from_db(fields=["finished_at"])
    return True


def apply_waiting(*, now) -> int:
    """Go on with the regrades that are not finished, in the order in which they were made. Returns how many are done."""
    return sum(
        apply(regrade, now=now) for regrade in Regrade.objects.filter(finished_at=None).order_by("made_at", "pk")
    )


@transaction.atomic
def regrade_attempt(pk: int, *, regrade: Regrade, repair: Repair, now) -> None:
    attempt = Attempt.objects.select_for_update().prefetch_related("paper", "answers").get(pk=pk)
    if RegradeChange.objects.filter(regrade=regrade, attempt=attempt).exists():
        return
    before = attempt.paper
    content = repair.content(before.content)
    if content is before.content:
        return
    was_graded = attempt.state == Attempt.State.GRADED
    change = compare(attempt, content) if was_graded else None
    attempt.paper = attempts.keep_paper(content)
    if attempt.is_open:
        repair_open(attempt, repair.ref)
        return
    grading.grade(attempt, now=now, repaired=repair.ref if was_graded else "")
    if change is None:
        log.info("Attempt %s waits for a mark; its paper was repaired", attempt.uuid)
        return
    if attempt.passed and not change.loses:
        forget_pending(attempt)
    RegradeChange.objects.create(
        regrade=regrade,
        attempt=attempt,
        paper_before=before,
        percent_before=change.percent_before,
        percent_after=change.percent_after,
        score_before=change.score_before,
        passed_before=change.passed_before,
        passed_after=change.passed_after,
        decision=RegradeChange.Decision.PENDING if change.loses else RegradeChange.Decision.NONE,
    )


def repair_open(attempt: Attempt, ref: str) -> None:
    """An attempt that goes on gets the repaired question; a mark that was told at once is told anew."""
    content = attempt.paper.content
    attempt.max_score = sum(asked["points"] for asked in content["questions"])
    attempt.save(update_fields=["paper", "max_score"])
    asked = papers.find(content, ref)
    for answer in attempt.answers.all():
        if asked and answer.question == ref and answer.is_right is not None and answer.marked_at is None:
            grading.write_mark(answer, marking.mark_answer(asked, answer.value))
            answer.save(update_fields=["points", "is_right", "waits"])
