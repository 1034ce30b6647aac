"""Who is reminded of a course of the class, on which days, and who is left in peace."""

from datetime import timedelta

import pytest

from reminders.due import post_due_reminders
from reminders.models import Message
from reminders.writing import write
from schools.models import ClassMembership
from schools.reminders import assignments_due, still_to_do
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db

DUE = deeds.TODAY + timedelta(days=30)


@pytest.fixture
def school_class(school):
    return make_class(school)


@pytest.fixture
def pupil(school_class):
    return deeds.join(school_class, email="ola@example.org")


@pytest.fixture
def assignment(school_class, pupil, course):
    return deeds.assign(school_class, course, due_on=DUE)


def due(days: int):
    """Return what is due so many days before the day (after it when negative)."""
    return [(letter.person_id, letter.context["occasion"]) for letter in assignments_due(DUE - timedelta(days=days))]


@pytest.mark.parametrize("days, occasion", [(7, "week-before"), (1, "day-before"), (-2, "overdue")])
def test_a_pupil_is_reminded_a_week_and_a_day_before_and_two_days_after(assignment, pupil, days, occasion):
    assert due(days) == [(pupil.pk, occasion)]


@pytest.mark.parametrize("days", [30, 8, 4, 3, 2, -1, -5, -30])
def test_on_other_days_nobody_is(assignment, days):
    assert due(days) == []


@pytest.mark.parametrize("days, occasion", [(6, "week-before"), (5, "week-before"), (0, "day-before"), (-4, "overdue")])
def test_a_day_on_which_nothing_ran_is_made_up_for(assignment, pupil, days, occasion):
    assert due(days) == [(pupil.pk, occasion)]


def test_one_occasion_is_written_about_once_however_often_the_rule_runs(assignment):
    for days in (7, 7, 6, 5):
        post_due_reminders(today=DUE - timedelta(days=days))
    assert Message.objects.filter(kind="assignment-due").count() == 1


def test_a_course_given_late_brings_no_letter_about_the_week_before(school_class, pupil, course):
    due_on = deeds.TODAY + timedelta(days=6)
    deeds.assign(school_class, course, due_on=due_on)
    assert list(assignments_due(deeds.TODAY)) == []


def test_who_is_done_or_has_no_address_is_left_in_peace(assignment, school_class, pupil, course):
    deeds.join(school_class, last_name="Bez")
    deeds.finish(deeds.join(school_class, last_name="Gotowa", email="g@example.org"), course)
    gone = deeds.join(school_class, last_name="Dawna", email="d@example.org")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    assert due(7) == [(pupil.pk, "week-before")]


def test_a_course_without_a_day_reminds_nobody(school_class, pupil, course):
    deeds.assign(school_class, course)
    assert list(assignments_due(deeds.TODAY)) == []


def test_a_course_that_is_no_longer_published_reminds_nobody(assignment, course):
    course.unpublish()
    assert due(7) == []


def letter():
    post_due_reminders(today=DUE - timedelta(days=7))
    return Message.objects.get(kind="assignment-due")


def test_a_waiting_letter_is_dropped_when_it_is_no_longer_true(assignment, pupil, course, school_class):
    message = letter()
    assert still_to_do(message)
    deeds.assign(school_class, course, due_on=DUE + timedelta(days=1))
    assert not still_to_do(message)
    deeds.assign(school_class, course, due_on=DUE)
    assert still_to_do(message)
    deeds.finish(pupil, course)
    assert not still_to_do(message)


def test_a_waiting_letter_is_dropped_when_the_pupil_leaves(assignment, pupil):
    message = letter()
    ClassMembership.objects.all().delete()
    assert not still_to_do(message)


def test_a_waiting_letter_is_dropped_when_the_class_no_longer_has_the_course(assignment):
    message = letter()
    assignment.delete()
    assert not still_to_do(message)


@pytest.mark.parametrize(
    "language, day", [("pl", "23 grudnia 2026"), ("en", "Dec. 23, 2026"), ("uk", "23 грудня 2026 р.")]
)
def test_the_letter_names_the_course_and_the_day_in_the_pupils_language(assignment, pupil, course, language, day):
    type(pupil).objects.filter(pk=pupil.pk).update(language=language)
    email = write(letter())
    assert course.title in email.subject
    assert day in email.body
    assert course.get_url() in email.body
    assert course.get_url() in email.alternatives[0].content


def test_the_overdue_letter_scolds_nobody(assignment):
    post_due_reminders(today=DUE + timedelta(days=2))
    email = write(Message.objects.get(kind="assignment-due"))
    assert "Nic straconego" in email.body


@pytest.mark.parametrize("pupils", [1, 3])
def test_the_rule_costs_the_same_for_any_class(assignment, school_class, pupils, django_assert_num_queries):
    for _number in range(pupils - 1):
        deeds.join(school_class, email=f"ola{_number}@example.org")
    list(assignments_due(DUE - timedelta(days=7)))
    with django_assert_num_queries(8):
        assert len(list(assignments_due(DUE - timedelta(days=7)))) == pupils
