"""Limits of an exam through its pages: time, attempts, pauses, and what is told afterwards. The server's clock alone counts."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import progress
from courses.enrolment import enrol
from courses.models import QuizQuestion
from quizzes import attempts, essays
from quizzes.models import Answer, Attempt
from tests.factories import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(course, ala):
    """The exam of the course, with its lessons done by Ala."""
    enrolment = enrol(person=ala, course=course)
    *lessons, exam = progress.step_pages(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    return exam


@pytest.fixture
def as_ala(client, ala):
    client.force_login(ala)
    return client


def set_rules(exam, **rules):
    for name, value in rules.items():
        setattr(exam, name, value)
    exam.save()


def start(client, exam):
    return client.post(reverse("courses:start_exam", args=[exam.translation_key]), follow=True)


def open_attempt():
    return Attempt.objects.get(state=Attempt.State.OPEN)


def asked(attempt, number=1):
    return attempt.paper.content["questions"][number - 1]


def answer(client, attempt, number=1, *, right=True, **more):
    question = asked(attempt, number)
    wrong = [option["id"] for option in question["options"] if option["id"] not in question["key"]]
    form = {"answer": question["key"] if right else wrong} | more
    return client.post(reverse("courses:question", args=[attempt.uuid, number]), form, follow=True)


def hand_in(client, attempt):
    return client.post(reverse("courses:submit", args=[attempt.uuid]), follow=True).content.decode()


def let_pass(attempt, **time):
    """Move the attempt into the past, as the clock would."""
    Attempt.objects.filter(pk=attempt.pk).update(
        started_at=attempt.started_at - timedelta(**time), deadline=attempt.deadline - timedelta(**time)
    )


def test_the_page_says_how_long_how_often_and_when_again(as_ala, exam):
    assert "Czasu nie liczymy" in as_ala.get(exam.url).content.decode()
    set_rules(exam, time_limit=10, max_attempts=3, wait_minutes=90)
    page = as_ala.get(exam.url).content.decode()
    assert "Masz 10 minut od rozpoczęcia" in page
    assert "najwyżej 3 razy" in page
    assert "Pozostało podejść: 3." in page
    assert "1 godzina, 30 minut" in page.replace("\xa0", " ")


def test_who_has_more_time_is_told_the_own_time_and_gets_it(as_ala, ala, exam):
    set_rules(exam, time_limit=10)
    ala.extra_time = 50
    ala.save()
    page = as_ala.get(exam.url).content.decode()
    assert "Masz 15 minut od rozpoczęcia" in page
    assert "więcej czasu" not in page
    start(as_ala, exam)
    attempt = open_attempt()
    assert attempt.deadline - attempt.started_at == timedelta(minutes=15)


def test_without_script_the_question_and_the_review_say_what_time_is_left(as_ala, exam):
    set_rules(exam, time_limit=10)
    page = start(as_ala, exam).content.decode()
    assert re.search(r"Zostało 10 minut \(stan z \d\d:\d\d\)", page)
    assert 600 - 5 < int(re.search(r'data-clock="(\d+)"', page).group(1)) <= 600
    review = as_ala.get(reverse("courses:review", args=[open_attempt().uuid])).content.decode()
    assert "data-clock=" in review


def test_where_time_does_not_count_there_is_no_clock(as_ala, exam):
    page = start(as_ala, exam).content.decode()
    assert "data-clock" not in page
    assert "exam-clock.js" not in page


def test_when_the_time_is_up_what_is_saved_is_handed_in(as_ala, exam):
    set_rules(exam, time_limit=10)
    start(as_ala, exam)
    attempt = open_attempt()
    answer(as_ala, attempt, 1)
    let_pass(attempt, minutes=11)
    page = answer(as_ala, attempt, 2).content.decode()
    assert "Czas minął" in page
    attempt.refresh_from_db()
    assert (attempt.state, attempt.percent) == (Attempt.State.GRADED, 50)
    assert attempt.submitted_at == attempt.deadline


def test_an_answer_on_its_way_at_the_last_second_counts(as_ala, exam):
    set_rules(exam, time_limit=10)
    start(as_ala, exam)
    attempt = open_attempt()
    let_pass(attempt, minutes=10, seconds=10)
    answer(as_ala, attempt, 1)
    assert Answer.objects.filter(attempt=attempt).count() == 1
    assert "Czas minął" in hand_in(as_ala, attempt)


def test_who_was_overtaken_by_the_sweep_is_told_too_that_the_time_was_up(as_ala, exam):
    set_rules(exam, time_limit=10)
    start(as_ala, exam)
    attempt = open_attempt()
    let_pass(attempt, minutes=11)
    assert attempts.close_expired(now=timezone.now()) == 1
    assert "Czas minął" in hand_in(as_ala, attempt)
    assert "Czas minął" in as_ala.get(reverse("courses:result", args=[attempt.uuid])).content.decode()


def test_an_exam_that_nobody_came_back_to_is_over_on_its_page(as_ala, exam):
    set_rules(exam, time_limit=10, max_attempts=1)
    start(as_ala, exam)
    attempt = open_attempt()
    let_pass(attempt, minutes=60)
    page = as_ala.get(exam.url).content.decode()
    assert "w trakcie" not in page
    assert "Wszystkie podejścia są już wykorzystane" in page


def test_after_the_last_attempt_nobody_can_start_again(as_ala, exam):
    set_rules(exam, max_attempts=1)
    start(as_ala, exam)
    page = hand_in(as_ala, open_attempt())
    assert "Spróbuj jeszcze raz" not in page
    assert "Wszystkie podejścia do tego testu są już wykorzystane." in page
    assert "już wykorzystane" in start(as_ala, exam).content.decode()
    assert Attempt.objects.count() == 1


def test_a_start_that_arrives_after_handing_in_shows_the_result_and_takes_no_attempt(as_ala, exam):
    late = {"after": "0"}
    address = reverse("courses:start_exam", args=[exam.translation_key])
    as_ala.post(address, late)
    attempt = open_attempt()
    page = hand_in(as_ala, attempt)
    assert as_ala.post(address, late)["Location"] == reverse("courses:result", args=[attempt.uuid])
    assert 'name="after" value="1"' in page
    as_ala.post(address, {"after": "1"})
    assert open_attempt().number == 2


def test_the_button_to_go_again_says_how_many_are_left(as_ala, exam):
    set_rules(exam, max_attempts=2)
    start(as_ala, exam)
    page = hand_in(as_ala, open_attempt())
    assert "Spróbuj jeszcze raz" in page
    assert "Pozostało podejść: 1." in page


def test_between_attempts_the_pages_say_until_when_to_wait(as_ala, exam):
    set_rules(exam, wait_minutes=60)
    start(as_ala, exam)
    attempt = open_attempt()
    page = hand_in(as_ala, attempt)
    assert "Następne podejście będzie możliwe od" in page
    assert "Następne podejście po przerwie" in as_ala.get(exam.url).content.decode()
    start(as_ala, exam)
    assert Attempt.objects.count() == 1
    Attempt.objects.update(submitted_at=timezone.now() - timedelta(minutes=61))
    assert "Spróbuj jeszcze raz" in as_ala.get(exam.url).content.decode()
    start(as_ala, exam)
    assert Attempt.objects.count() == 2


def test_an_open_attempt_goes_on_whatever_the_limits(as_ala, exam):
    set_rules(exam, max_attempts=1, wait_minutes=60)
    start(as_ala, exam)
    assert "Wróć do testu" in as_ala.get(exam.url).content.decode()


def test_feedback_never_shows_the_score_alone(as_ala, exam):
    set_rules(exam, feedback="never")
    start(as_ala, exam)
    attempt = open_attempt()
    answer(as_ala, attempt, 1, right=False)
    page = hand_in(as_ala, attempt)
    assert "Wynik: 0% punktów" in page
    assert "pokazujemy sam wynik" in page
    assert "Pytanie 1" not in page
    assert "Te pytania trzeba mieć dobrze" not in page


def test_mistakes_only_shows_what_went_wrong(as_ala, exam):
    set_rules(exam, mistakes_only=True)
    start(as_ala, exam)
    attempt = open_attempt()
    answer(as_ala, attempt, 1, right=False)
    answer(as_ala, attempt, 2)
    page = hand_in(as_ala, attempt)
    assert "Do poprawienia" in page
    assert "Pytanie 1 z 2" in page
    assert "Pytanie 2 z 2" not in page


def test_feedback_at_once_is_read_before_going_on_and_closes_the_question(as_ala, exam):
    set_rules(exam, feedback="at_once")
    page = start(as_ala, exam).content.decode()
    assert "data-autosave" not in page
    attempt = open_attempt()
    page = answer(as_ala, attempt, 1, right=False).content.decode()
    assert "Pytanie 1 z 2" in page
    assert "Jeszcze nie" in page
    assert "Następne pytanie" in page
    assert "Sprawdź jeszcze raz" not in page
    answer(as_ala, attempt, 1)
    answer(as_ala, attempt, 2)
    assert "Wynik: 50%" in hand_in(as_ala, attempt)


def test_an_essay_waits_for_a_person_and_the_page_says_so(as_ala, basia, exam):
    exam.exam_questions.all().delete()
    QuizQuestion.objects.create(quiz=exam, question=make_question("essay", text="Opisz."), sort_order=1)
    start(as_ala, exam)
    attempt = open_attempt()
    as_ala.post(reverse("courses:question", args=[attempt.uuid, 1]), {"answer": "Dzwonię pod 112 i uciskam."})
    page = hand_in(as_ala, attempt)
    assert "Czeka na ocenę" in page
    assert "Jeszcze nie<" not in page
    assert "None" not in page
    assert "czeka na ocenę" in as_ala.get(exam.url).content.decode()
    written = Answer.objects.get()
    essays.mark(answer=written, points=Decimal(1), comment="", by=basia, now=timezone.now())
    assert "Zaliczone" in as_ala.get(reverse("courses:result", args=[attempt.uuid])).content.decode()
