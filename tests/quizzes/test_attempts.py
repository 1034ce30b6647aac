"""Taking a quiz: what is kept, whatever happens."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from quizzes import attempts, papers, showing
from quizzes.models import Answer, Attempt, Paper
from tests.factories import make_question

NOW = timezone.now()
EXAM = papers.Rules(pass_mark=80, all_critical_right=True, feedback="at_end")


def start(person, questions, *, subject=None, rules=EXAM, after=None):
    return attempts.start(
        learner=person, subject=subject or uuid4(), title="Test", rules=rules, questions=questions, now=NOW, after=after
    )


def right_answer(attempt, number=0):
    asked = attempt.paper.content["questions"][number]
    return asked["ref"], asked["key"]


@pytest.mark.django_db
def test_starting_twice_goes_on_with_the_same_attempt(ala):
    subject = uuid4()
    question = make_question()
    assert start(ala, [question], subject=subject) == start(ala, [question], subject=subject)
    assert Attempt.objects.count() == 1


@pytest.mark.django_db
def test_a_start_that_comes_late_begins_no_second_attempt(ala):
    """The connection was cut, the browser asked again, and the first request arrives when all is handed in."""
    question, subject = make_question(), uuid4()
    first = start(ala, [question], subject=subject, after=0)
    attempts.submit(attempt=first, now=NOW)
    assert start(ala, [question], subject=subject, after=0) == first
    assert start(ala, [question], subject=subject, after=1).number == 2


@pytest.mark.django_db
def test_a_quiz_without_questions_does_not_start(ala):
    with pytest.raises(attempts.NothingToAsk):
        start(ala, [])


@pytest.mark.django_db
def test_equal_questions_are_kept_once(ala, cezary):
    question = make_question()
    start(ala, [question])
    start(cezary, [question])
    assert Paper.objects.count() == 1


@pytest.mark.django_db
def test_an_answer_may_be_changed_until_the_quiz_is_submitted(ala):
    attempt = start(ala, [make_question()])
    ref, right = right_answer(attempt)
    attempts.save_answer(attempt=attempt, ref=ref, value=["wrong"], now=NOW)
    attempts.save_answer(attempt=attempt, ref=ref, value=right, now=NOW)
    assert Answer.objects.get().value == right
    assert Answer.objects.get().revision == 2


@pytest.mark.django_db
def test_an_older_answer_that_arrives_late_changes_nothing(ala):
    attempt = start(ala, [make_question()])
    ref, right = right_answer(attempt)
    attempts.save_answer(attempt=attempt, ref=ref, value=right, revision=3, now=NOW)
    kept = attempts.save_answer(attempt=attempt, ref=ref, value=["older"], revision=2, now=NOW)
    assert kept.value == right
    assert Answer.objects.get().revision == 3


@pytest.mark.django_db
def test_an_answer_to_another_quiz_is_refused(ala):
    attempt = start(ala, [make_question()])
    with pytest.raises(attempts.UnknownQuestion):
        attempts.save_answer(attempt=attempt, ref=str(uuid4()), value=[], now=NOW)


@pytest.mark.django_db
def test_after_submitting_no_answer_is_taken(ala):
    attempt = start(ala, [make_question()])
    ref, right = right_answer(attempt)
    attempts.submit(attempt=attempt, now=NOW)
    with pytest.raises(attempts.AttemptClosed):
        attempts.save_answer(attempt=attempt, ref=ref, value=right, now=NOW)


@pytest.mark.django_db
def test_submitting_twice_gives_the_first_result(ala):
    attempt = start(ala, [make_question()])
    first = attempts.submit(attempt=attempt, now=NOW)
    second = attempts.submit(attempt=attempt, now=timezone.now())
    assert (second.percent, second.passed, second.submitted_at) == (first.percent, first.passed, first.submitted_at)


@pytest.mark.django_db
def test_editing_the_question_changes_nothing_in_a_running_attempt(ala):
    question = make_question()
    attempt = start(ala, [question])
    ref, right = right_answer(attempt)
    question.text = "Zupełnie inne pytanie"
    question.answer[0].value["options"][0]["right"] = False
    question.answer[0].value["options"][1]["right"] = True
    question.save()
    attempts.save_answer(attempt=attempt, ref=ref, value=right, now=NOW)
    assert showing.presented(attempt)[0].text == "Jakie jest tempo uciśnięć?"
    assert attempts.submit(attempt=attempt, now=NOW).passed


@pytest.mark.django_db
def test_deleting_the_question_changes_nothing_in_a_finished_attempt(ala):
    question = make_question()
    attempt = start(ala, [question])
    ref, right = right_answer(attempt)
    attempts.save_answer(attempt=attempt, ref=ref, value=right, now=NOW)
    attempt = attempts.submit(attempt=attempt, now=NOW)
    before = showing.presented(attempt)
    question.delete()
    assert showing.presented(Attempt.objects.get()) == before


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["single", "multiple", "truefalse", "order", "numeric"])
def test_what_a_learner_sees_before_answering_does_not_tell_the_answer(ala, kind):
    attempt = start(ala, [make_question(kind)])
    shown = showing.presented(attempt)[0]
    assert not shown.has_feedback
    assert shown.explanation == "" and shown.right_answer == []
    assert all("right" not in option and not option["explanation"] for option in shown.options)


@pytest.mark.django_db
def test_a_lesson_check_tells_at_once_and_keeps_how_the_first_try_went(ala):
    attempt = start(ala, [make_question()], rules=papers.Rules(feedback="at_once", retry=True))
    ref, right = right_answer(attempt)
    wrong = [option["id"] for option in attempt.paper.content["questions"][0]["options"] if option["id"] not in right]
    attempts.save_answer(attempt=attempt, ref=ref, value=wrong, now=NOW)
    shown = showing.presented(attempt)[0]
    assert shown.is_right is False
    assert shown.explanation
    assert [option["explanation"] for option in shown.options if option["id"] in wrong] == ["Za wolno."]
    attempts.save_answer(attempt=attempt, ref=ref, value=right, now=NOW)
    answer = Answer.objects.get()
    assert (answer.is_right, answer.first_right) == (True, False)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_clicks_at_once_start_one_attempt_and_keep_one_answer(ala):
    question = make_question()
    subject = uuid4()
    made = []

    def click():
        attempt = start(ala, [question], subject=subject)
        ref, right = right_answer(attempt)
        attempts.save_answer(attempt=attempt, ref=ref, value=right, now=NOW)
        made.append(attempts.submit(attempt=attempt, now=NOW).pk)
        connection.close()

    def click_tolerant():
        try:
            click()
        except attempts.AttemptClosed:
            made.append(None)
            connection.close()

    threads = [threading.Thread(target=click_tolerant) for _number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 20
    graded = Attempt.objects.filter(state=Attempt.State.GRADED)
    assert Attempt.objects.filter(state=Attempt.State.OPEN).count() == 0
    assert graded.count() == len({pk for pk in made if pk})
    assert all(attempt.passed for attempt in graded)
