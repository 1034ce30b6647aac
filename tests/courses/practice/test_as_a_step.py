"""An exercise in a course is a step like any other; the learner says that it is done."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import exams, progress, shelf
from courses.enrolment import enrol
from courses.models import Completion
from quizzes import attempts
from schools.assigning import Conditions, assign
from schools.overview import class_overview
from tests.courses.practice.stage import make_exercise, make_room
from tests.factories import make_class, make_school

pytestmark = pytest.mark.django_db
QUERIES = 27  # session, person, page, site tree and the steps of the course; none of them per step


@pytest.fixture
def exercise(course):
    return make_exercise(course)


def finish(client, exercise, **more):
    return client.post(reverse("courses:finish_practice", args=[exercise.translation_key]), **more)


def test_done_is_a_plain_post_and_leads_to_the_next_step(client, ala, course, exercise):
    enrol(person=ala, course=course)
    client.force_login(ala)
    page = client.get(exercise.url)
    assert "Ćwiczenie zrobione" in page.content.decode()
    answer = finish(client, exercise)
    assert answer.url == progress.step_pages(course)[-1].url
    assert [step.done for step in progress.overview_for(ala, course).steps] == [False, False, True, False]


def test_the_exam_waits_for_the_exercise(ala, course, exercise):
    enrolment = enrol(person=ala, course=course)
    *steps, exam = progress.step_pages(course)
    for step in steps[:-1]:
        progress.complete_step(enrolment=enrolment, step=step)
    with pytest.raises(exams.ExamLocked):
        exams.start_exam(person=ala, exam=exam, now=timezone.now())
    progress.complete_step(enrolment=enrolment, step=exercise)
    assert exams.start_exam(person=ala, exam=exam, now=timezone.now()).is_open


def test_a_failed_exam_names_lessons_and_no_exercise(client, ala, course, exercise):
    enrolment = enrol(person=ala, course=course)
    *steps, exam = progress.step_pages(course)
    for step in steps:
        progress.complete_step(enrolment=enrolment, step=step)
    attempt = exams.start_exam(person=ala, exam=exam, now=timezone.now())
    for asked in attempt.paper.content["questions"]:
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=["wrong"], now=timezone.now())
    attempts.submit(attempt=attempt, now=timezone.now())
    client.force_login(ala)
    page = client.get(reverse("courses:result", args=[attempt.uuid]))
    assert page.context["to_repeat"] == steps[:2]


def test_done_as_the_last_step_finishes_the_course(client, ala, course, exercise):
    progress.step_pages(course)[-1].unpublish()
    enrolment = enrol(person=ala, course=course)
    for step in progress.step_pages(course)[:2]:
        progress.complete_step(enrolment=enrolment, step=step)
    client.force_login(ala)
    assert finish(client, exercise).url == course.url
    assert Completion.objects.filter(enrolment=enrolment).exists()
    assert finish(client, exercise).url == course.url  # pressed twice


def test_the_course_page_shows_it_in_the_chain(client, ala, course, exercise):
    enrol(person=ala, course=course)
    client.force_login(ala)
    page = client.get(course.url).content.decode()
    assert exercise.url in page
    assert "4 kroki" in page


def test_continue_leads_back_to_the_exercise(client, ala, course, exercise):
    enrol(person=ala, course=course)
    client.force_login(ala)
    client.get(exercise.url)
    (overview,) = shelf.courses_of(ala, language="pl")
    assert overview.next_step.page == exercise


def test_a_class_sees_it_beside_the_other_steps(basia, course, exercise):
    school_class = make_class(make_school(lead=basia), pupils=1)
    assign(
        course_key=course.translation_key,
        school_class=school_class,
        conditions=Conditions(due_on=date(2030, 6, 1)),
        by=basia,
        now=timezone.now(),
    )
    pupil = school_class.memberships.get().pupil
    progress.complete_step(enrolment=enrol(person=pupil, course=course), step=exercise)
    (given,) = class_overview(school_class, language="pl", today=date(2030, 1, 1)).courses
    assert [(step.title, done) for step, done in given.places[0].marks] == [
        ("Lekcja 1", False),
        ("Lekcja 2", False),
        ("Rytm", True),
        ("Test końcowy", False),
    ]


def test_a_visitor_may_practise_and_is_asked_to_join(client, exercise):
    page = client.get(exercise.url).content.decode()
    assert "To ćwiczenie jest częścią kursu" in page
    assert "Ćwiczenie zrobione" not in page


def test_who_is_not_signed_in_is_sent_to_sign_in(client, exercise):
    assert "/accounts/login/" in finish(client, exercise).url


def test_a_stranger_to_the_course_completes_nothing(client, cezary, exercise):
    client.force_login(cezary)
    assert finish(client, exercise).status_code == 404


def test_looking_at_the_address_completes_nothing(client, ala, course, exercise):
    enrol(person=ala, course=course)
    client.force_login(ala)
    assert client.get(reverse("courses:finish_practice", args=[exercise.translation_key])).status_code == 405


def test_an_exercise_of_the_room_is_no_step_of_anything(client, ala):
    exercise = make_exercise(make_room())
    client.force_login(ala)
    assert finish(client, exercise).status_code == 404


def test_the_page_asks_a_constant_number_of_times(client, ala, course, exercise, django_assert_num_queries):
    enrol(person=ala, course=course)
    client.force_login(ala)
    client.get(exercise.url)
    with django_assert_num_queries(QUERIES):
        client.get(exercise.url)
    for number in (1, 2):
        make_exercise(course, slug=f"jeszcze-{number}")
    with django_assert_num_queries(QUERIES):
        client.get(exercise.url)
