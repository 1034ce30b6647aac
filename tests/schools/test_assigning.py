"""A class is given a course to do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment
from schools import assigning
from schools.models import Assignment
from tests.factories import make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def form(course, *classes, due_in=None):
    due_on = timezone.localdate() + timedelta(days=due_in) if due_in is not None else ""
    chosen = [one.pk for one in classes]
    return {"course": str(course.translation_key), "due_on": due_on and due_on.isoformat(), "classes": chosen}


@pytest.fixture
def address(class_7b):
    return reverse("schools:assign", args=[class_7b.uuid])


@pytest.fixture
def as_basia(as_, basia):
    return as_(basia)


def test_every_pupil_of_the_class_is_put_on_the_course(class_7b, course, basia):
    deeds.assign(class_7b, course, by=basia)
    assert Enrolment.objects.filter(course_key=course.translation_key).count() == 3


def test_assigning_twice_keeps_one_assignment_with_the_later_day(class_7b, course, basia):
    first = deeds.assign(class_7b, course, by=basia)
    second = deeds.assign(class_7b, course, by=basia, due_on=deeds.TODAY)
    assert first == second
    assert Assignment.objects.get().due_on == deeds.TODAY
    assert Enrolment.objects.count() == 3


def test_a_pupil_who_began_alone_goes_on_where_he_is(class_7b, course):
    pupil = class_7b.memberships.first().pupil
    deeds.learn(pupil, course, steps=1)
    deeds.assign(class_7b, course)
    assert Enrolment.objects.get(learner=pupil).steps_done.count() == 1


def test_a_course_that_is_not_published_cannot_be_assigned(class_7b, course):
    course.unpublish()
    with pytest.raises(assigning.CourseNotLive):
        deeds.assign(class_7b, course)
    assert not Assignment.objects.exists()


def test_the_lead_assigns_on_the_page_of_the_class(as_basia, class_7b, course, address):
    answer = as_basia.post(address, form(course, class_7b, due_in=14), follow=True)
    assert "Klasa ma ten kurs" in answer.content.decode()
    assignment = Assignment.objects.get()
    assert (assignment.school_class, assignment.course_key) == (class_7b, course.translation_key)


def test_today_is_early_enough_and_no_day_is_fine(as_basia, class_7b, course, address):
    as_basia.post(address, form(course, class_7b, due_in=0))
    assert Assignment.objects.get().due_on == timezone.localdate()
    as_basia.post(address, form(course, class_7b))
    assert Assignment.objects.get().due_on is None


@pytest.mark.parametrize(
    "change, words",
    [
        ({"due_on": "2020-01-01"}, "już minął"),
        ({"due_on": "jutro"}, "Wpisz datę"),
        ({"course": ""}, "Wybierz kurs."),
        ({"course": "00000000-0000-0000-0000-000000000000"}, "Wybierz kurs z listy."),
        ({"course": "' or 1=1"}, "Wybierz kurs z listy."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(as_basia, class_7b, course, address, change, words):
    answer = as_basia.post(address, form(course, class_7b) | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Assignment.objects.exists()


def test_the_form_offers_every_published_course_once(as_basia, class_7b, course):
    hidden = make_course(slug="ukryty", title="Ukryty")
    hidden.unpublish()
    page = as_basia.get(reverse("schools:assign", args=[class_7b.uuid])).content.decode()
    assert page.count(f'<option value="{course.translation_key}"') == 1
    assert str(hidden.translation_key) not in page


def test_a_course_taken_off_the_class_leaves_what_pupils_did(as_basia, class_7b, course):
    assignment = deeds.assign(class_7b, course)
    as_basia.post(reverse("schools:withdraw", args=[class_7b.uuid, assignment.uuid]))
    assert not Assignment.objects.exists()
    assert Enrolment.objects.count() == 3
