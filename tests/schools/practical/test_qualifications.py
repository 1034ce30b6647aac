"""What entitles somebody to judge: written down by oneself, kept with each sign-off as it was, never on a certificate."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.privacy.erasing import erase
from schools.models import Qualification, SignOff
from tests.schools import deeds
from tests.schools.practical.stage import make_skill, signed_off

pytestmark = pytest.mark.django_db

OWN = {"name": "instruktor pierwszej pomocy", "number": "12/2025", "valid_until": "2027-06-30"}


@pytest.fixture
def address():
    return reverse("schools:qualification")


@pytest.fixture
def skill(class_7b, course):
    page = make_skill(course)
    deeds.assign(class_7b, course)
    return page


def of_the_skill(browser, class_7b, skill):
    return browser.get(reverse("schools:skill", args=[class_7b.uuid, skill.translation_key])).content.decode()


def test_who_works_at_a_school_writes_down_the_own_one(as_, ewa, address):
    as_(ewa).post(address, OWN)
    as_(ewa).post(address, OWN | {"number": "13/2026"})
    assert Qualification.objects.get().words == "instruktor pierwszej pomocy, nr 13/2026"
    assert as_(ewa).post(address, {"name": ""}).status_code == 422
    as_(ewa).post(address, {"remove": "1"})
    assert not Qualification.objects.exists()


def test_a_stranger_and_a_pupil_have_no_such_page(as_, client, cezary, class_7b, address):
    for person in (cezary, class_7b.memberships.first().pupil):
        assert as_(person).get(address).status_code == 404
        assert as_(person).post(address, OWN).status_code == 404
    assert client.get(address).status_code == 302
    assert not Qualification.objects.exists()


def test_a_sign_off_keeps_it_as_it_was_on_that_day(as_, ewa, class_7b, skill, address):
    as_(ewa).post(address, OWN)
    row = signed_off(class_7b, skill, class_7b.memberships.first().pupil, by=ewa)
    as_(ewa).post(address, {"remove": "1"})
    row.refresh_from_db()
    assert (row.qualification, str(row.qualified_until)) == ("instruktor pierwszej pomocy, nr 12/2025", "2027-06-30")
    assert not row.was_out_of_date
    assert "instruktor pierwszej pomocy, nr 12/2025, ważna do 30 czerwca 2027" in of_the_skill(
        as_(ewa), class_7b, skill
    )


def test_who_has_none_is_told_so_and_the_history_says_it(as_, ewa, class_7b, skill):
    signed_off(class_7b, skill, class_7b.memberships.first().pupil, by=ewa)
    page = of_the_skill(as_(ewa), class_7b, skill)
    assert "Nie podano Twojej kwalifikacji" in page
    assert "kwalifikacji nie podano" in page.split('id="history"')[1]


def test_who_has_one_that_is_over_is_told_so_and_the_history_says_it(as_, ewa, class_7b, skill):
    ended = timezone.localdate() - timedelta(days=400)
    Qualification.objects.create(person=ewa, name="KPP", valid_until=ended)
    signed_off(class_7b, skill, class_7b.memberships.first().pupil, by=ewa)
    page = of_the_skill(as_(ewa), class_7b, skill)
    assert "Wyniki można zapisać, a wpis powie, że było po terminie." in page
    assert "po terminie w dniu oceny" in page.split('id="history"')[1]
    assert "jest już po terminie" in as_(ewa).get(reverse("schools:qualification")).content.decode()


def test_a_certificate_says_who_saw_the_skill_and_nothing_of_qualifications(ewa, class_7b, skill):
    Qualification.objects.create(person=ewa, name="KPP", number="77")
    pupil = class_7b.memberships.first().pupil
    signed_off(class_7b, skill, pupil, by=ewa)
    facts = pupil.enrolments.get().steps_done.get().facts
    assert ewa.full_name in facts["practice_note"]
    assert "KPP" not in facts["practice_note"]


def test_when_the_evaluator_is_erased_the_result_stays_and_the_document_goes(ewa, class_7b, skill):
    Qualification.objects.create(person=ewa, name="KPP", number="77")
    signed_off(class_7b, skill, class_7b.memberships.first().pupil, by=ewa)
    erase(person=ewa, now=timezone.now())
    row = SignOff.objects.get()
    assert (row.by, row.qualification, row.result) == (None, "", "passed")
    assert not Qualification.objects.exists()
