"""Time and number of attempts: what the server's clock and counter say, whatever the browser thinks."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from quizzes import attempts, papers
from quizzes.models import Answer, Attempt
from tests.factories import make_question

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TEN_MINUTES = papers.Rules(pass_mark=50, time_limit=10)


def minutes(number, seconds=0):
    return NOW + timedelta(minutes=number, seconds=seconds)


def start(person, *, subject=None, now=NOW, rules=TEN_MINUTES, **more):
    return attempts.start(
        learner=person,
        subject=subject or uuid4(),
        title="Test",
        rules=rules,
        questions=[make_question()],
        now=now,
        **more,
    )


def answer(attempt, *, now, right=True):
    asked = attempt.paper.content["questions"][0]
    value = asked["key"] if right else []
    return attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=now)


def test_the_deadline_is_set_when_the_attempt_starts(ala):
    assert start(ala).deadline == minutes(10)


def test_who_has_more_time_gets_it_without_a_reason_shown(ala):
    assert start(ala, extra_time=50).deadline == minutes(15)


def test_without_a_limit_there_is_no_deadline(ala):
    assert start(ala, rules=papers.Rules()).deadline is None


def test_an_answer_on_its_way_when_time_is_up_still_counts(ala):
    attempt = start(ala)
    answer(attempt, now=minutes(10, 20))
    assert Answer.objects.count() == 1


def test_after_the_grace_the_attempt_is_handed_in_with_what_was_saved(ala):
    attempt = start(ala)
    answer(attempt, now=minutes(5))
    with pytest.raises(attempts.TimeIsUp):
        answer(attempt, now=minutes(11), right=False)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.passed, attempt.submitted_at) == (Attempt.State.GRADED, True, minutes(10))


def test_the_clock_hands_in_what_nobody_came_back_to_once(ala, cezary):
    for person in (ala, cezary):
        answer(start(person), now=minutes(1))
    assert attempts.close_expired(now=minutes(9)) == 0
    assert attempts.close_expired(now=minutes(11)) == 2
    assert attempts.close_expired(now=minutes(12)) == 0
    assert set(Attempt.objects.values_list("percent", flat=True)) == {100}


def test_starting_again_after_the_time_is_up_begins_a_new_attempt(ala):
    subject = uuid4()
    first = start(ala, subject=subject)
    second = start(ala, subject=subject, now=minutes(20))
    assert (first.number, second.number) == (1, 2)


def test_a_used_up_number_of_attempts_is_told(ala):
    subject = uuid4()
    once = attempts.Limits(max_attempts=1)
    attempts.submit(attempt=start(ala, subject=subject, limits=once), now=NOW)
    with pytest.raises(attempts.NoAttemptsLeft):
        start(ala, subject=subject, limits=once)


def test_an_open_attempt_goes_on_however_many_were_used(ala):
    subject = uuid4()
    once = attempts.Limits(max_attempts=1)
    assert start(ala, subject=subject, limits=once) == start(ala, subject=subject, limits=once)


def test_between_two_attempts_there_is_a_pause(ala):
    subject = uuid4()
    pause = attempts.Limits(wait_minutes=60)
    attempts.submit(attempt=start(ala, subject=subject, limits=pause), now=NOW)
    with pytest.raises(attempts.TooSoon) as wait:
        start(ala, subject=subject, limits=pause, now=minutes(59))
    assert wait.value.until == minutes(60)
    assert start(ala, subject=subject, limits=pause, now=minutes(60)).number == 2


def test_time_is_measured_between_answers_and_a_long_break_is_not_thinking(ala):
    questions = [make_question(text="Pierwsze?"), make_question(text="Drugie?")]
    attempt = attempts.start(
        learner=ala, subject=uuid4(), title="Test", rules=papers.Rules(), questions=questions, now=NOW
    )
    first, second = (asked["ref"] for asked in attempt.paper.content["questions"])
    attempts.save_answer(attempt=attempt, ref=first, value=[], now=minutes(0, 20))
    attempts.save_answer(attempt=attempt, ref=second, value=[], now=minutes(60))
    attempts.save_answer(attempt=attempt, ref=first, value=[], now=minutes(60, 5))
    seconds = dict(Answer.objects.values_list("question", "seconds"))
    assert seconds == {first: 25, second: attempts.LONGEST_PAUSE}


def test_questions_left_out_are_written_down_as_left_out(ala):
    attempt = attempts.submit(attempt=start(ala), now=NOW)
    left_out = attempt.answers.get()
    assert (left_out.value, left_out.is_right, left_out.points) == (None, False, 0)


def test_feedback_at_once_in_an_exam_closes_the_question(ala):
    attempt = start(ala, rules=papers.Rules(pass_mark=50, feedback="at_once"))
    answer(attempt, now=NOW, right=False)
    answer(attempt, now=NOW, right=True)
    assert attempts.submit(attempt=attempt, now=NOW).percent == 0
