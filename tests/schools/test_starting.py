"""A course that begins on a day: before it, it is named and nobody is put on it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from courses.models import Enrolment
from home.desk.learner import learning
from schools import assigning, joining
from schools.following.grid import State, class_grid
from schools.reminders import assignments_due
from schools.tasks import open_assignments
from tests.schools import deeds

pytestmark = pytest.mark.django_db

NEXT_WEEK = deeds.TODAY + timedelta(days=7)
THEN = deeds.NOW + timedelta(days=7)


@pytest.fixture
def assignment(class_7b, course):
    return deeds.assign(class_7b, course, start_on=NEXT_WEEK, due_on=NEXT_WEEK + timedelta(days=7))


def test_before_the_first_day_nobody_is_put_on_the_course(assignment):
    assert not Enrolment.objects.exists()
    assert assigning.open_those_that_begin(now=deeds.NOW) == 0
    assert not Enrolment.objects.exists()


def test_on_the_first_day_everybody_is_put_on_it_once(assignment):
    assert assigning.open_those_that_begin(now=THEN) == 1
    assert Enrolment.objects.count() == 3
    assert assigning.open_those_that_begin(now=THEN) == 0


def test_the_clock_opens_what_begins(class_7b, course):
    assignment = deeds.assign(class_7b, course, start_on=deeds.TODAY + timedelta(days=1))
    type(assignment).objects.update(start_on=timezone.localdate())
    open_assignments()
    assert Enrolment.objects.count() == 3


def test_who_joins_before_the_first_day_waits_with_the_others(assignment, class_7b, cezary):
    joining.open_joining(school_class=class_7b, by=cezary, now=deeds.NOW)
    joining.join(person=cezary, school_class=class_7b, now=deeds.NOW)
    assert not Enrolment.objects.exists()
    assigning.open_those_that_begin(now=THEN)
    assert Enrolment.objects.filter(learner=cezary).exists()


def test_what_a_pupil_began_alone_goes_on_and_counts(assignment, class_7b, course):
    pupil = class_7b.memberships.first().pupil
    deeds.learn(pupil, course, steps=2)
    assigning.open_those_that_begin(now=THEN)
    assert Enrolment.objects.get(learner=pupil).steps_done.count() == 2


def test_the_desk_names_the_course_and_its_first_day(assignment, class_7b, course):
    pupil = class_7b.memberships.first().pupil
    (due,) = learning(pupil, language="pl", today=deeds.TODAY)["due"]
    assert (due.course, due.start_on) == (course, NEXT_WEEK)


def test_nobody_is_late_or_written_to_before_the_first_day(assignment, class_7b, course):
    pupil = class_7b.memberships.first().pupil
    pupil.email = "uczen@example.org"
    pupil.save()
    grid = class_grid(assignment, course=course, now=deeds.NOW)
    assert {row.state for row in grid.rows} == {State.WAITING}
    # the letter of the week before would go out on the first day itself; the day before is in time
    assert [due.context["occasion"] for due in assignments_due(deeds.TODAY)] == []
    assert [due.context["occasion"] for due in assignments_due(NEXT_WEEK + timedelta(days=6))] == ["day-before"]


def test_moving_the_first_day_away_takes_nobody_off(class_7b, course, basia):
    assignment = deeds.assign(class_7b, course)
    conditions = assigning.Conditions(start_on=NEXT_WEEK)
    assigning.change(assignment=assignment, conditions=conditions, by=basia, now=deeds.NOW)
    assert Enrolment.objects.count() == 3


def test_several_classes_get_the_course_at_once(as_, basia, class_7b, class_8a, course):
    deeds.join(class_8a)
    start_on = timezone.localdate() + timedelta(days=3)
    data = {"course": course.translation_key, "classes": [class_7b.pk, class_8a.pk], "start_on": start_on.isoformat()}
    address = reverse("schools:assign", args=[class_7b.uuid])
    for _again in range(2):
        answer = as_(basia).post(address, data, follow=True)
    assert f"Uczniowie będą zapisani {date_format(start_on)}" in answer.content.decode()
    assert [one.assignments.get().start_on for one in (class_7b, class_8a)] == [start_on, start_on]


def test_a_class_of_another_school_or_of_a_colleague_is_not_on_the_list(
    as_, ewa, class_7b, class_8a, course, school_next_door
):
    address = reverse("schools:assign", args=[class_7b.uuid])
    theirs = school_next_door.classes.create(name="1a", school_year=deeds.YEAR)
    for other in (class_8a, theirs):
        answer = as_(ewa).post(address, {"course": course.translation_key, "classes": [class_7b.pk, other.pk]})
        assert answer.status_code == 422
        assert "Wybierz klasę z listy" in answer.content.decode()
    assert not class_7b.assignments.exists()


@pytest.mark.parametrize(
    "change, words",
    [
        ({"start_on": "2020-01-01"}, "Ten dzień już minął"),
        ({"attempts": "0"}, "Wpisz liczbę od 1 do 20"),
        ({"attempts": "trzy"}, "Wpisz liczbę od 1 do 20"),
        ({"start_on": "2099-02-02", "due_on": "2099-02-01"}, "Termin jest wcześniejszy niż dzień startu"),
        ({"classes": []}, "Wybierz, kto ma dostać kurs"),
    ],
)
def test_what_does_not_fit_together_is_said(as_, basia, class_7b, course, change, words):
    data = {"course": course.translation_key, "classes": [class_7b.pk]} | change
    answer = as_(basia).post(reverse("schools:assign", args=[class_7b.uuid]), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not class_7b.assignments.exists()


def test_the_teacher_changes_what_was_given_although_its_day_is_over(as_, ewa, class_7b, course):
    assignment = deeds.assign(class_7b, course, due_on=timezone.localdate() - timedelta(days=1))
    address = reverse("schools:assignment", args=[class_7b.uuid, assignment.uuid])
    day = assignment.due_on.isoformat()
    assert f'value="{day}"' in as_(ewa).get(address).content.decode()
    answer = as_(ewa).post(address, {"due_on": day, "attempts": "2", "everybody": "on"})
    assert answer.status_code == 302
    assignment.refresh_from_db()
    assert (assignment.due_on.isoformat(), assignment.attempts, assignment.everybody) == (day, 2, True)
