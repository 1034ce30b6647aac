"""What went wrong comes back, until it goes right."""

from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Locale

from quizzes import attempts, mistakes, papers
from quizzes.models import Mistake
from tests.factories import make_question

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def take(person, question, *, right):
    attempt = attempts.start(
        learner=person, subject=uuid4(), title="Test", rules=papers.Rules(), questions=[question], now=NOW
    )
    asked = attempt.paper.content["questions"][0]
    value = asked["key"] if right else ["wrong"]
    attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=NOW)
    return attempts.submit(attempt=attempt, now=NOW)


def to_repeat(person):
    return mistakes.to_repeat(person, locale=Locale.objects.get(language_code="pl"))


def test_a_missed_question_is_to_be_repeated_and_a_right_answer_takes_it_off(ala):
    question = make_question()
    take(ala, question, right=False)
    assert to_repeat(ala) == [question]
    take(ala, question, right=True)
    assert to_repeat(ala) == []


def test_a_question_left_out_is_missed_too(ala):
    question = make_question()
    attempt = attempts.start(
        learner=ala, subject=uuid4(), title="Test", rules=papers.Rules(), questions=[question], now=NOW
    )
    attempts.submit(attempt=attempt, now=NOW)
    assert to_repeat(ala) == [question]


def test_missing_it_again_is_counted_not_doubled(ala):
    question = make_question()
    for _time in range(2):
        take(ala, question, right=False)
    assert Mistake.objects.get().times == 2


def test_in_a_lesson_the_first_try_says_whether_it_was_missed(ala):
    check = papers.Rules(feedback="at_once", retry=True)
    question = make_question()
    attempt = attempts.start(learner=ala, subject=uuid4(), title="L", rules=check, questions=[question], now=NOW)
    ref, key = (attempt.paper.content["questions"][0][part] for part in ("ref", "key"))
    attempts.save_answer(attempt=attempt, ref=ref, value=["wrong"], now=NOW)
    assert to_repeat(ala) == [question]
    attempts.save_answer(attempt=attempt, ref=ref, value=key, now=NOW)
    assert to_repeat(ala) == []


def test_mistakes_are_each_persons_own(ala, cezary):
    take(ala, make_question(), right=False)
    assert to_repeat(cezary) == []
