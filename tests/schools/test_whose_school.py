"""What each sees of a school: the lead, the secretary, a teacher, and who works at two."""

import pytest
from django.urls import reverse

from schools.models import School
from tests import factories
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def test_the_first_page_is_only_for_who_has_a_school(as_, basia, cezary, ewa, class_7b):
    address = reverse("schools:index")
    school = reverse("schools:school", args=[class_7b.school.uuid])
    assert as_(basia).get(address).url == school
    assert as_(ewa).get(address).url == school
    assert as_(cezary).get(address).status_code == 404
    assert as_(class_7b.memberships.first().pupil).get(address).status_code == 404


def test_nobody_is_shown_a_door_that_is_not_theirs(as_, ala, ewa, class_7b):
    assert reverse("schools:index") not in as_(ala).get(reverse("home:desk")).content.decode()
    page = as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).content.decode()
    assert reverse("schools:class_teachers", args=[class_7b.uuid]) not in page


def test_who_works_at_two_schools_chooses(as_, basia, school):
    factories.make_school(lead=basia, name="Szkoła Podstawowa nr 3")
    page = as_(basia).get(reverse("schools:index")).content.decode()
    assert "Szkoła Podstawowa nr 1" in page
    assert "Szkoła Podstawowa nr 3" in page


def test_a_teacher_sees_of_the_school_only_the_own_classes(as_, ewa, piotr, school):
    page = as_(ewa).get(reverse("schools:school", args=[school.uuid])).content.decode()
    assert "7b" in page
    assert ">8a<" not in page
    assert "Wgraj listę" not in page
    assert piotr.last_name not in page


def test_a_teacher_sees_no_deeds_of_the_lead_and_no_other_names(as_, ewa, class_7b, class_8a, course):
    other = deeds.join(class_8a, last_name="Nieznajoma")
    deeds.assign(class_7b, course)
    page = as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).content.decode()
    assert reverse("schools:class_teachers", args=[class_7b.uuid]) not in page
    assert other.last_name not in page


def test_a_teacher_who_left_the_school_is_a_stranger(as_, ewa, class_7b):
    ewa.school_posts.all().delete()
    assert as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).status_code == 404


def test_the_lead_chooses_who_teaches_a_class(as_, basia, ewa, class_7b, class_8a):
    post = ewa.school_posts.get()
    as_(basia).post(reverse("schools:class_teachers", args=[class_8a.uuid]), {"teachers": [post.pk]})
    assert list(class_8a.teachers.all()) == [post]
    assert as_(ewa).get(reverse("schools:class", args=[class_8a.uuid])).status_code == 200
    as_(basia).post(reverse("schools:class_teachers", args=[class_8a.uuid]), {})
    assert as_(ewa).get(reverse("schools:class", args=[class_8a.uuid])).status_code == 404


class TestTheSecretary:
    def test_does_the_work_of_the_office_and_leads_nothing(self, as_, halina, school, class_7b):
        assert School.objects.run_by(halina).get() == school
        assert not School.objects.led_by(halina).exists()
        for page in (
            reverse("schools:school", args=[school.uuid]),
            reverse("schools:class", args=[class_7b.uuid]),
            reverse("schools:login_cards", args=[class_7b.uuid]),
        ):
            assert as_(halina).get(page).status_code == 200

    def test_is_a_stranger_at_the_school_next_door(self, as_, halina, school_next_door):
        assert as_(halina).get(reverse("schools:school", args=[school_next_door.uuid])).status_code == 404
