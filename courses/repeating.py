"""Repeating what went wrong: a quiz of one's own mistakes, with feedback at once. Nothing depends on its score."""

import uuid

from wagtail.models import Locale

from quizzes import attempts, mistakes, papers

RULES = papers.Rules(feedback="at_once", retry=True)
NAMESPACE = uuid.UUID("6f1b0d0e-6a53-4b0f-9a35-6f7a0f6b2c11")
AT_A_TIME = 10


def subject_of(person) -> uuid.UUID:
    """Return the key under which the person repeats; each person's own."""
    return uuid.uuid5(NAMESPACE, str(person.uuid))


def going_on(person):
    """Return the person's unfinished repetition, None when there is none."""
    return attempts.open_attempt(learner=person, subject=subject_of(person))


def start(*, person, locale: Locale, title: str, now):
    """Return the person's repetition: the open one, or a new one. Raises NothingToAsk when nothing went wrong."""
    return attempts.start(
        learner=person,
        subject=subject_of(person),
        title=title,
        rules=RULES,
        questions=mistakes.to_repeat(person, locale=locale, limit=AT_A_TIME),
        now=now,
        language=locale.language_code,
    )
