"""Writing down what an attempt is worth: when it is handed in, when an essay is marked, after a regrade."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizzes import marking, mistakes, papers
from quizzes.kinds import KINDS, Marked
from quizzes.models import Answer, Attempt
from quizzes.signals import attempt_graded


def grade(attempt: Attempt, *, now, repaired: str = "") -> Attempt:
    """Mark the attempt (locked by the caller) and save its result. Every question asked has an answer row afterwards.

    `repaired` names the question (by ref) that a regrade has changed in the paper of an attempt that has its result: a pass
    that the attempt has stays, and the list of mistakes hears of that question alone.
    """
    content = attempt.paper.content
    answers = {answer.question: answer for answer in attempt.answers.all()}
    rights_before = {ref: answer.is_right for ref, answer in answers.items()}
    for asked in content["questions"]:
        if asked["ref"] not in answers:
            answers[asked["ref"]] = Answer(
                attempt=attempt, question=asked["ref"], value=None, revision=0, saved_at=attempt.submitted_at or now
            )
    result = marking.mark(content, values(answers), marked_by_hand(answers))
    dropped = {asked["ref"] for asked in content["questions"] if not asked["points"]}  # by a regrade
    for ref, marked in result.marked.items():
        write_mark(answers[ref], marked)
        answers[ref].waits &= ref not in dropped
    Answer.objects.bulk_create([answer for answer in answers.values() if answer.pk is None])
    Answer.objects.bulk_update([answer for answer in answers.values() if answer.pk], ["points", "is_right", "waits"])
    attempt.max_score = result.max_score
    if result.pending:
        attempt.state = Attempt.State.SUBMITTED
        attempt.save()
        return attempt
    attempt.state = Attempt.State.GRADED
    attempt.score = as_decimal(result.score)
    attempt.percent = result.percent
    attempt.passed = result.passed or bool(repaired and attempt.passed)
    attempt.save()
    if content["rules"]["feedback"] != "at_once":
        rights = {ref: ref in dropped or marked.is_right for ref, marked in result.marked.items()}
        news = {repaired: rights[repaired]} if repaired else rights
        if news != {repaired: rights_before.get(repaired)}:
            mistakes.note(attempt.learner_id, news, now=now)
    attempt_graded.send(sender=Attempt, attempt=attempt)
    return attempt


def values(answers: dict[str, Answer]) -> dict[str, Any]:
    return {ref: answer.value for ref, answer in answers.items()}


def marked_by_hand(answers: dict[str, Answer]) -> dict[str, Marked]:
    """Return the marks that people gave."""
    return {
        ref: Marked(Fraction(answer.points), right=answer.points == 1)
        for ref, answer in answers.items()
        if answer.marked_at is not None and answer.points is not None
    }


def write_mark(answer: Answer, marked: Marked) -> None:
    answer.points = None if marked.pending else as_decimal(marked.points)
    answer.is_right = None if marked.pending else marked.is_right
    answer.waits = marked.pending


def is_final(asked: papers.Asked, value: Any) -> bool:
    """Whether the answer is whole, so that its first mark is the first try."""
    return KINDS[asked["kind"]].is_complete(asked, value)


def as_decimal(number: Fraction) -> Decimal:
    """Round to the three places that the database keeps; what is decided is decided on the exact number."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal("0.001"))
