"""Taking a quiz: start, save each answer as it is given, submit.

Every function may be called twice, by two tabs at once, or after a lost reply: the database holds one open attempt per
person and subject, one answer per question, and one result per attempt.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from random import Random, SystemRandom
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from quizzes import grading, marking, mistakes, papers
from quizzes.models import Answer, Attempt, Paper

log = logging.getLogger(__name__)

TRIES = 20  # at starting an attempt, against other tabs that start and hand in at the same moment
GRACE = timedelta(seconds=30)  # for an answer that was on its way when the time was up
LONGEST_PAUSE = 600  # seconds; who went away for longer was not thinking about the question


class AttemptClosed(Exception):
    """The attempt is already handed in; its answers can no longer change."""


class TimeIsUp(AttemptClosed):
    """The attempt was handed in by the clock, with what had been saved."""


class UnknownQuestion(Exception):
    """The attempt does not ask this question."""


class NothingToAsk(Exception):
    """The quiz has no live question."""


class NoAttemptsLeft(Exception):
    """The person has used all attempts at this quiz."""


class TooSoon(Exception):
    """The next attempt may start at `until`."""

    def __init__(self, until):
        self.until = until
        super().__init__(str(until))


@dataclass(frozen=True)
class Limits:
    """How often a quiz may be taken. Zero means: no limit."""

    max_attempts: int = 0
    wait_minutes: int = 0


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


def start(
    *,
    learner,
    subject,
    title: str,
    rules: papers.Rules,
    questions: Iterable | Callable[[Random], Iterable],
    now,
    steady: bool = False,
    limits: Limits = Limits(),
    extra_time: int = 0,
    language: str = "",
    after: int | None = None,
) -> Attempt:
    """Return the learner's open attempt at the subject, or a new one that asks `questions` as they are now.

    `questions` may be a function that draws them. `steady` shows the options in the same order to everybody, for quizzes that
    were on the page before they were started. `extra_time` is in percent of the time limit; `language` is the code of the
    language in which it is asked. `after` is the number of the last attempt that whoever starts knew of (0: none): when there
    is a newer one, this start was sent twice or came late, and that one is returned, handed in or not.
    Raises NothingToAsk, NoAttemptsLeft, TooSoon.
    """
    content = None
    seed = SystemRandom().getrandbits(62)
    for _try in range(TRIES):
        going_on = open_attempt(learner=learner, subject=subject)
        if going_on and not expire(going_on, now=now):
            return going_on
        last = last_number(learner=learner, subject=subject)
        if after is not None and last > after:
            return Attempt.objects.get(learner=learner, subject=subject, number=last)
        check_limits(learner=learner, subject=subject, limits=limits, now=now)
        random = Random(seed)  # noqa: S311  (not a secret: it is kept with the attempt, so the paper can be made again)
        content = content or papers.write(
            title=title,
            rules=rules,
            questions=questions(random) if callable(questions) else questions,
            language=language,
        )
        if not content["questions"]:
            raise NothingToAsk(title)
        # When another tab is faster, its attempt is the one; when that one is handed in meanwhile, a new one begins.
        with suppress(IntegrityError), transaction.atomic():
            return Attempt.objects.create(
                learner=learner,
                subject=subject,
                number=last + 1,
                paper=keep_paper(content),
                seed=seed,
                layout=papers.steady_layouts(content) if steady else papers.lay_out(content, random),
                max_score=sum(asked["points"] for asked in content["questions"]),
                started_at=now,
                deadline=deadline(rules, now=now, extra_time=extra_time),
            )
    raise RuntimeError(f"No attempt at {subject} could be started in {TRIES} tries")


def last_number(*, learner, subject) -> int:
    return Attempt.objects.filter(learner=learner, subject=subject).aggregate(last=Max("number"))["last"] or 0


def deadline(rules: papers.Rules, *, now, extra_time: int):
    if not rules.time_limit:
        return None
    return now + timedelta(seconds=rules.time_limit * 60 * (100 + extra_time) // 100)


def check_limits(*, learner, subject, limits: Limits, now) -> None:
    """Raise NoAttemptsLeft or TooSoon when the limits forbid another attempt."""
    if not (limits.max_attempts or limits.wait_minutes):
        return
    last = Attempt.objects.filter(learner=learner, subject=subject).order_by("-number").first()
    if last is None:
        return
    if limits.max_attempts and last.number >= limits.max_attempts:
        raise NoAttemptsLeft(str(subject))
    until = next_start(last, limits)
    if until and now < until:
        raise TooSoon(until)


def next_start(last: Attempt, limits: Limits):
    """Return when the attempt after the last one may start, None where there is no pause between attempts."""
    if not limits.wait_minutes:
        return None
    return (last.submitted_at or last.started_at) + timedelta(minutes=limits.wait_minutes)


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
        current.paper = attempt.paper
        in_time = current.is_open and not is_over(current, now=now)
        answer = keep_answer(current, asked, value, now=now, revision=revision) if in_time else None
    if answer is None:
        if expire(current, now=now):
            raise TimeIsUp(str(attempt.uuid))
        raise AttemptClosed(str(attempt.uuid))
    return answer


def keep_answer(attempt: Attempt, asked: papers.Asked, value: Any, *, now, revision: int | None) -> Answer:
    rows = {answer.question: answer for answer in attempt.answers.all()}
    kept = rows.get(asked["ref"])
    if kept and revision is not None and revision <= kept.revision:
        return kept
    if kept and not may_change(attempt, asked, kept):
        return kept
    answer = kept or Answer(attempt=attempt, question=asked["ref"])
    since = max([attempt.started_at, *(row.saved_at for row in rows.values())])
    answer.seconds += min(LONGEST_PAUSE, max(0, int((now - since).total_seconds())))
    answer.value = value
    answer.revision = revision or (kept.revision + 1 if kept else 1)
    answer.saved_at = now
    answer.marked_at, answer.comment = None, ""
    if attempt.paper.content["rules"]["feedback"] == "at_once":
        grading.write_mark(answer, marking.mark_answer(asked, value))
        if answer.first_right is None and grading.is_final(asked, value):
            answer.first_right = answer.is_right
            mistakes.note(attempt.learner_id, {asked["ref"]: bool(answer.is_right)}, now=now)
        elif answer.is_right:
            mistakes.note(attempt.learner_id, {asked["ref"]: True}, now=now)
    answer.save()
    return answer


def may_change(attempt: Attempt, asked: papers.Asked, kept: Answer) -> bool:
    """Whether the kept answer may still be changed: not where the learner has already been told what is right."""
    rules = attempt.paper.content["rules"]
    told = rules["feedback"] == "at_once" and grading.is_final(asked, kept.value)
    return not told or rules.get("retry", True)


def is_over(attempt: Attempt, *, now) -> bool:
    """Whether the attempt's time is up, the grace for answers on their way included."""
    return attempt.deadline is not None and now > attempt.deadline + GRACE


def expire(attempt: Attempt, *, now) -> bool:
    """Hand the attempt in when its time is up; return whether it was."""
    if attempt.is_open and is_over(attempt, now=now):
        submit(attempt=attempt, now=attempt.deadline)
        return True
    return False


def close_expired(*, now, limit: int = 200) -> int:
    """Hand in what nobody came back to. Returns how many."""
    overdue = Attempt.objects.filter(state=Attempt.State.OPEN, deadline__lt=now - GRACE).order_by("deadline")[:limit]
    return sum(expire(attempt, now=now) for attempt in overdue)


def submit(*, attempt: Attempt, now) -> Attempt:
    """Mark all saved answers and close the attempt. A second call returns the first result."""
    with transaction.atomic():
        current = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if not current.is_open:
            return current
        current.submitted_at = now
        return grading.grade(current, now=now)


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
