"""Marking by a person: the queue of written answers, and what a mark does."""

from decimal import Decimal

from django.db import transaction

from quizzes import grading, papers
from quizzes.models import Answer, Attempt
from quizzes.signals import essay_marked


class AlreadyMarked(Exception):
    """Somebody else has marked this answer meanwhile."""


def waiting():
    """Return the answers that wait for a mark, the longest waiting first."""
    return (
        Answer.objects.filter(waits=True)
        .select_related("attempt__paper", "attempt__learner")
        .order_by("saved_at", "pk")
    )


def asked_in(answer: Answer) -> papers.Asked:
    """Return the question as it was asked."""
    asked = papers.find(answer.attempt.paper.content, answer.question)
    if asked is None:
        raise LookupError(answer.question)
    return asked


def mark(*, answer: Answer, points: Decimal, comment: str, by, now) -> Attempt:
    """Give 0 to 1 point. When it was the last answer to mark, the attempt gets its result. Raises AlreadyMarked."""
    if not 0 <= points <= 1:
        raise ValueError(f"{points} is not between 0 and 1")
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update().get(pk=answer.attempt_id)
        current = Answer.objects.get(pk=answer.pk)
        if not current.waits:
            raise AlreadyMarked(str(answer.pk))
        current.points = points
        current.is_right = points == 1
        current.comment = comment
        current.marked_by = by
        current.marked_at = now
        current.waits = False
        current.save()
        essay_marked.send(Attempt, attempt=attempt, by=by)
        # In a lesson's check the attempt stays open, and the learner reads the mark beside the question.
        return attempt if attempt.is_open else grading.grade(attempt, now=now)
