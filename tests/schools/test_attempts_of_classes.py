"""How many attempts at the exam a class has, and how one pupil gets more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from courses import exams, progress
from quizzes import attempts
from schools.following.extending import extend
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(class_7b):
    return class_7b.memberships.order_by("pk").first().pupil


@pytest.fixture
def exam(course):
    return progress.step_pages(course)[-1]


def fail(pupil, course, *, times=1):
    for _time in range(times):
        deeds.take_exam(pupil, course, wrong=(0, 1))


def left(pupil, exam):
    return exams.exam_context(pupil, exam)["attempts_left"]


def test_the_class_sets_how_often_and_then_it_is_over(class_7b, course, pupil, exam):
    deeds.assign(class_7b, course, attempts=2)
    assert left(pupil, exam) == 2
    fail(pupil, course, times=2)
    assert left(pupil, exam) == 0
    with pytest.raises(attempts.NoAttemptsLeft):
        fail(pupil, course)


def test_the_page_says_who_can_help(client, class_7b, course, pupil, exam):
    deeds.assign(class_7b, course, attempts=1)
    fail(pupil, course)
    client.force_login(pupil)
    page = client.get(exam.url).content.decode()
    assert "Wszystkie podejścia są już wykorzystane" in page
    assert "Nauczyciel może dać jeszcze jedno podejście" in page


def test_one_pupil_gets_more(class_7b, course, pupil, exam, basia):
    assignment = deeds.assign(class_7b, course, attempts=1)
    fail(pupil, course)
    extend(assignment=assignment, pupil=pupil, due_on=None, more_attempts=1, by=basia)
    assert left(pupil, exam) == 1
    fail(pupil, course)
    assert left(pupil, exam) == 0


def test_more_for_one_goes_beyond_the_limit_of_the_exam(class_7b, course, pupil, exam, basia):
    exam.max_attempts = 1
    exam.save()
    assignment = deeds.assign(class_7b, course)
    fail(pupil, course)
    assert left(pupil, exam) == 0
    extend(assignment=assignment, pupil=pupil, due_on=None, more_attempts=2, by=basia)
    assert left(pupil, exam) == 2


def test_the_tighter_of_two_limits_holds(class_7b, course, pupil, exam):
    exam.max_attempts = 1
    exam.save()
    deeds.assign(class_7b, course, attempts=5)
    assert left(pupil, exam) == 1


def test_what_was_tried_before_the_class_had_it_is_not_counted(class_7b, course, pupil, exam):
    fail(pupil, course, times=2)
    deeds.assign(class_7b, course, attempts=1, now=deeds.NOW + timedelta(hours=1))
    assert left(pupil, exam) == 1


def test_of_two_classes_the_more_generous_counts(school, class_7b, course, pupil, exam):
    deeds.assign(class_7b, course, attempts=1)
    club = make_class(school, name="klub")
    club.memberships.create(pupil=pupil)
    deeds.assign(club, course, attempts=3)
    assert left(pupil, exam) == 3
    deeds.assign(club, course)
    assert left(pupil, exam) is None


def test_a_limit_is_for_those_who_have_the_course_there_and_until_it_is_finished(class_7b, course, exam):
    chosen, other, finished = (one.pupil for one in class_7b.memberships.order_by("pk"))
    deeds.assign(class_7b, course, attempts=1, some={"pupils": [chosen, finished]})
    deeds.finish(finished, course)
    assert [left(one, exam) for one in (chosen, other, finished)] == [1, None, None]


def test_the_teacher_gives_another_attempt_on_the_page_of_the_pupil(as_, ewa, class_7b, course, pupil, exam):
    assignment = deeds.assign(class_7b, course, attempts=1)
    address = reverse("schools:extend", args=[class_7b.uuid, pupil.uuid, assignment.uuid])
    assert as_(ewa).post(address, {f"{assignment.pk}-more_attempts": "99"}).status_code == 422
    for _again in range(2):
        as_(ewa).post(address, {f"{assignment.pk}-more_attempts": "1"})
    assert left(pupil, exam) == 2
