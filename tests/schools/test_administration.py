"""Administrators open schools and appoint staff in the editor; nobody else there sees people."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from audit.deeds import Deed
from audit.models import Entry
from schools.models import School, Staff
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return PersonFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def trainer():
    """Somebody who may enter the editor and nothing more."""
    person = PersonFactory(first_name="Tomasz")
    person.user_permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    return person


def test_an_administrator_opens_a_school_and_appoints_its_lead(as_, administrator, basia):
    browser = as_(administrator)
    browser.post(
        reverse("school_list:add"), {"name": "Szkoła nr 7", "kind": "primary", "city": "Kraków", "district": "3"}
    )
    school = School.objects.get()
    page = browser.get(reverse("school_staff:add"))
    assert page.status_code == 200
    browser.post(reverse("school_staff:add"), {"school": school.pk, "person": basia.pk, "role": "lead"})
    assert School.objects.led_by(basia).get() == school


def test_what_an_administrator_tells_the_pupils_of_a_school_stands_in_its_log(as_, administrator):
    told = {
        "protection_person": "Anna Sikora",
        "protection_reach": "Pokój 12.",
        "standards_url": "sp7.example.org/ochrona",
    }
    as_(administrator).post(
        reverse("school_list:add"), {"name": "Szkoła nr 7", "kind": "primary", "city": "Kraków"} | told
    )
    school = School.objects.get(protection_person="Anna Sikora", standards_url="https://sp7.example.org/ochrona")
    entry = Entry.objects.get(deed=Deed.PROTECTION_CHANGED)
    assert (entry.school, entry.by_id, entry.facts) == (school.pk, administrator.pk, {})


def test_lists_can_be_searched(as_, administrator, school, basia):
    page = as_(administrator).get(reverse("school_staff:index") + "?q=Nowak").content.decode()
    assert basia.full_name in page
    assert as_(administrator).get(reverse("school_list:index") + "?q=Podstawowa").status_code == 200


def test_a_pupil_cannot_be_appointed(as_, administrator, school, class_7b):
    pupil = class_7b.memberships.first().pupil
    answer = as_(administrator).post(
        reverse("school_staff:add"), {"school": school.pk, "person": pupil.pk, "role": "lead"}
    )
    assert answer.status_code == 200
    assert not Staff.objects.filter(person=pupil).exists()


def test_the_chooser_finds_grown_ups_by_name_login_or_address(as_, administrator, ala, class_7b):
    pupil = class_7b.memberships.first().pupil
    browser = as_(administrator)
    for words in ("Żółć", "ala", "ala@example.org", "Ala Żółć"):
        page = browser.get(reverse("school_person_chooser:choose_results"), {"q": words}).content.decode()
        assert ala.full_name in page
    assert pupil.full_name not in browser.get(reverse("school_person_chooser:choose")).content.decode()
    assert pupil.full_name not in browser.get(reverse("school_person_chooser:chosen", args=[ala.pk])).content.decode()
    assert browser.get(reverse("school_person_chooser:chosen", args=[pupil.pk]), follow=True).status_code == 404


@pytest.mark.parametrize("view", ["choose", "choose_results", "chosen", "chosen_multiple", "create"])
def test_a_trainer_cannot_leaf_through_people(as_, trainer, ala, view):
    arguments = [ala.pk] if view == "chosen" else []
    answer = as_(trainer).get(reverse(f"school_person_chooser:{view}", args=arguments) + f"?id={ala.pk}")
    assert ala.email not in answer.content.decode()
    assert answer.status_code in (302, 403)


@pytest.mark.parametrize("place", ["school_list", "school_staff"])
@pytest.mark.parametrize("view", ["index", "add"])
def test_a_trainer_opens_no_school(as_, trainer, place, view):
    assert as_(trainer).get(reverse(f"{place}:{view}")).status_code in (302, 403)
