"""Joining a class by its code, for who has an account already."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment
from schools import joining
from schools.codes import in_groups
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def join_address(school_class):
    return reverse("class_join", args=[in_groups(school_class.code)])


def open_for_joining(school_class, by):
    joining.open_joining(school_class=school_class, by=by, now=timezone.now())


def test_the_teacher_opens_the_class_and_ala_joins_with_the_courses_it_has(as_, ala, ewa, class_7b, course):
    deeds.assign(class_7b, course)
    as_(ewa).post(reverse("schools:joining", args=[class_7b.uuid]), {"open": "1"})
    browser = as_(ala)
    page = browser.get(reverse("class_door", args=[class_7b.code])).content.decode()
    assert "Dołącz do klasy" in page
    assert browser.post(join_address(class_7b))["Location"] == "/pl/me/"
    assert class_7b.memberships.filter(pupil=ala).exists()
    assert Enrolment.objects.filter(learner=ala, course_key=course.translation_key).exists()


def test_joining_twice_changes_nothing(as_, ala, basia, class_7b):
    open_for_joining(class_7b, basia)
    as_(ala).post(join_address(class_7b))
    as_(ala).post(join_address(class_7b))
    assert class_7b.memberships.filter(pupil=ala).count() == 1


def test_one_person_is_in_several_classes_and_schools(as_, ala, basia, class_7b, school_next_door):
    next_door = make_class(school_next_door, name="chór")
    for school_class in (class_7b, next_door):
        open_for_joining(school_class, basia)
        as_(ala).post(join_address(school_class))
    assert ala.class_memberships.count() == 2


def test_a_class_that_is_not_open_takes_nobody_in(as_, cezary, class_7b):
    answer = as_(cezary).post(join_address(class_7b))
    assert answer.status_code == 409
    assert "nie przyjmuje teraz nowych osób" in answer.content.decode()
    assert not class_7b.memberships.filter(pupil=cezary).exists()


def test_it_closes_after_a_week_and_when_the_teacher_says_so(as_, cezary, ewa, basia, class_7b):
    open_for_joining(class_7b, basia)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert as_(cezary).post(join_address(class_7b)).status_code == 409
    as_(ewa).post(reverse("schools:joining", args=[class_7b.uuid]), {"open": "0"})
    assert as_(cezary).post(join_address(class_7b)).status_code == 409


def test_an_old_code_joins_nothing(as_, cezary, ewa, basia, class_7b):
    open_for_joining(class_7b, basia)
    old = join_address(class_7b)
    as_(ewa).post(reverse("schools:new_code", args=[class_7b.uuid]))
    assert as_(cezary).post(old).status_code == 404


def test_a_stranger_without_an_account_is_asked_to_sign_in(client, class_7b):
    assert "/accounts/login/" in client.post(join_address(class_7b))["Location"]


def test_the_code_moves_on_with_the_class(school, class_7b):
    following = make_class(school, name="8b", school_year="2027/2028")
    printed = class_7b.code
    joining.hand_code_over(former=class_7b, following=following)
    following.refresh_from_db()
    class_7b.refresh_from_db()
    assert following.code == printed
    assert class_7b.code != printed
