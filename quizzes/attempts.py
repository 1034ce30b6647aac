"""Taking a quiz: start, save each answer as it is given, submit.

Every function may be called twice, by two tabs at once, or after a lost reply: the database holds one open attempt per
person and subject, one answer per question, and one result per attempt.
"""

import logging
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from random import SystemRandom
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from quizzes import marking, papers
from quizzes.models import Answer, Attempt, Paper

log = logging.getLogger(__name__)

TRIES = 20  # at starting an attempt, against other tabs that start and hand in at the same moment


class AttemptClosed(Exception):
    """The attempt is already graded; its answers can no longer change."""


class UnknownQuestion(Exception):
    """The attempt does not ask this question."""


class NothingToAsk(Exception):
    """The quiz has no live question."""


def keep_paper(content: dict[str, Any]) -> Paper:
    """Return the paper with this content; equal content is kept once."""
    paper, _created = Paper.objects.get_or_create(digest=papers.digest(content), defaults={"content": content})
    return paper


def open_attempt(*, learner, subject) -> Attempt | None:
    return (
        Attempt.objects.filter(learner=learner, subject=subject, state=Attempt.State.OPEN)
        .select_related("paper")
        .first()
    )


def start(*, learner, subject, title: str, rules: papers.Rules, questions, now, steady: bool = False) -> Attempt:
    """Return the learner's open attempt at the subject, or a new one that asks `questions` as they are now.

    `steady` shows the options in the same order to everybody, for quizzes that were on the page before they were started.
    Raises NothingToAsk when there is no question.
    """
    content = None
    for _try in range(TRIES):
        if going_on := open_attempt(learner=learner, subject=subject):
            return going_on
        content = content or papers.write(title=title, rules=rules, questions=questions)
        if not content["questions"]:
            raise NothingToAsk(title)
        # When another tab is faster, its attempt is the one; when that one is handed in meanwhile, a new one begins.
        with suppress(IntegrityError), transaction.atomic():
            return Attempt.objects.create(
                learner=learner,
                subject=subject,
                number=last_number(learner=learner, subject=subject) + 1,
                paper=keep_paper(content),
                layout=papers.steady_layouts(content) if steady else papers.lay_out(content, SystemRandom()),
                max_score=sum(asked["points"] for asked in content["questions"]),
                started_at=now,
            )
    raise RuntimeError(f"No attempt at {subject} could be started in {TRIES} tries")


def last_number(*, learner, subject) -> int:
    return Attempt.objects.filter(learner=learner, subject=subject).aggregate(last=Max("number"))["last"] or 0


def save_answer(*, attempt: Attempt, ref: str, value: Any, now, revision: int | None = None) -> Answer:
    """Keep the answer to one question and return what is kept.

    `revision` counts the changes at the sender; an older one than the kept one changes nothing, so answers may arrive
    twice or out of order. Without a revision the answer is simply the next one. Raises UnknownQuestion, AttemptClosed.
    """
    asked = papers.find(attempt.paper.content, ref)
    if asked is None:
        log.warning("An answer to a question that is not in attempt %s was refused", attempt.uuid)
        raise UnknownQuestion(ref)
    with transaction.atomic():
        current = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if current.state != Attempt.State.OPEN:
            raise AttemptClosed(str(attempt.uuid))
        kept = Answer.objects.filter(attempt=current, question=ref).first()
        if kept and revision is not None and revision <= kept.revision:
            return kept
        answer = kept or Answer(attempt=current, question=ref)
        answer.value = value
        answer.revision = revision or (kept.revision + 1 if kept else 1)
        answer.saved_at = now
        if attempt.paper.content["rules"]["feedback"] == "at_once":
            grade(answer, marking.mark_answer(asked, value))
            if answer.first_right is None:
                answer.first_right = answer.is_right
        answer.save()
        return answer


def grade(answer: Answer, marked: marking.Marked) -> None:
    answer.points = as_decimal(marked.points)
    answer.is_right = marked.is_right


def as_decimal(number: Fraction) -> Decimal:
    """Round to the three places that the database keeps; what is decided is decided on the exact number."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal("0.001"))


def submit(*, attempt: Attempt, now) -> Attempt:
    """Mark all saved answers and close the attempt. A second call returns the first result."""
    with transaction.atomic():
        current = Attempt.objects.select_for_update().select_related(None).get(pk=attempt.pk)
        if current.state == Attempt.State.GRADED:
            return current
        answers = list(current.answers.all())
        result = marking.mark(current.paper.content, {answer.question: answer.value for answer in answers})
        for answer in answers:
            grade(answer, result.marked[answer.question])
        Answer.objects.bulk_update(answers, ["points", "is_right"])
        current.state = Attempt.State.GRADED
        current.submitted_at = now
        current.score = as_decimal(result.score)
        current.max_score = result.max_score
        current.percent = result.percent
        current.passed = result.passed
        current.save()
        return current


def presented(attempt: Attempt) -> list[papers.Presented]:
    """Return the attempt's questions for a template, with the answers kept so far and the feedback that is due."""
    content = attempt.paper.content
    answers = {answer.question: answer for answer in attempt.answers.all()}
    graded = attempt.state == Attempt.State.GRADED
    total = len(content["questions"])
    shown = []
    for number, asked in enumerate(content["questions"], start=1):
        question = papers.present(asked, layout=attempt.layout.get(asked["ref"], []), number=number, total=total)
        answer = answers.get(asked["ref"])
        if answer:
            question.value = answer.value
            question.answered = True
            question.saved_revision = answer.revision
            papers.arrange(question)
        if graded or (answer and answer.is_right is not None):
            papers.reveal(question, asked, is_right=bool(answer and answer.is_right))
        shown.append(question)
    return shown


def history(*, learner, subject) -> list[Attempt]:
    """Return the learner's attempts at the subject, newest first."""
    return list(Attempt.objects.filter(learner=learner, subject=subject).select_related("paper").order_by("-number"))


def latest(*, learner, subject) -> Attempt | None:
    """Return the learner's newest attempt at the subject, open or graded."""
    return (
        Attempt.objects.filter(learner=learner, subject=subject)
        .select_related("paper")
        .prefetch_related("answers")
        .order_by("-number")
        .first()
    )
