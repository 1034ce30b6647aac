"""Whole classes take quizzes: what the tests of the statistics do over and over."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from quizzes import attempts, papers
from quizzes.kinds import KINDS
from tests.factories import PersonFactory

NOW = timezone.now()
EXAM = papers.Rules(pass_mark=50)
CHECK = papers.Rules(feedback="at_once", retry=True)


def right(question):
    return KINDS[question.kind].example(question.asked, right=True)


def wrong(question):
    return KINDS[question.kind].example(question.asked, right=False)


def start(questions, *, subject=None, rules=EXAM, person=None, title="Test końcowy", language="pl"):
    return attempts.start(
        learner=person or PersonFactory(),
        subject=subject or uuid4(),
        title=title,
        rules=rules,
        questions=questions,
        now=NOW,
        language=language,
    )


def take(questions, values, *, seconds=10, hand_in=True, **options):
    """One person takes the quiz; a value of None leaves the question out. Each answer takes `seconds`."""
    attempt = start(questions, **options)
    now = NOW
    for question, value in zip(questions, values, strict=True):
        if value is not None:
            now += timedelta(seconds=seconds)
            attempts.save_answer(attempt=attempt, ref=question.ref, value=value, now=now)
    return attempts.submit(attempt=attempt, now=now) if hand_in else attempt


def take_all(questions, rows, *, subject, **options):
    """Each row is one person: 1 for a right answer, 0 for a wrong one, None for none."""
    for row in rows:
        values = [
            None if mark is None else right(question) if mark else wrong(question)
            for question, mark in zip(questions, row, strict=True)
        ]
        take(questions, values, subject=subject, **options)
