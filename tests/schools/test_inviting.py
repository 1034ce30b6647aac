"""Invitations work once, for a while, for grown-ups, and say clearly why they don't."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from schools import inviting
from schools.models import Invitation, School, Staff
from tests import factories
from tests.accounts.deeds import code_in, path_in, sign_up
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def staff_page(school):
    return reverse("schools:staff", args=[school.uuid])


def invite_on_paper(school, by, role="teacher", classes=()):
    return inviting.invite(school=school, role=role, classes=classes, by=by, now=timezone.now())


def accept(client, code):
    return client.post(reverse("invitation_accept", args=[code]))


def test_a_teacher_comes_by_the_code_on_paper_and_has_her_class(as_, basia, ala, school, class_7b):
    answer = as_(basia).post(staff_page(school), {"role": "teacher", "classes": [class_7b.pk]})
    code = re.search(r"<strong>([0-9A-Z-]{19})</strong>", answer.content.decode())[1]
    assert "no-store" in answer["Cache-Control"]
    browser = as_(ala)
    door = browser.post(reverse("invitation_start"), {"code": code.lower()})["Location"]
    page = browser.get(door).content.decode()
    assert school.name in page
    assert "Zaprasza: Basia Nowak" in page
    assert accept(browser, code)["Location"] == reverse("schools:school", args=[school.uuid])
    post = Staff.objects.get(person=ala)
    assert (post.school, post.role, list(post.classes.all())) == (school, "teacher", [class_7b])


def test_who_has_no_account_makes_one_from_the_letter_and_lands_at_the_invitation(as_, basia, school, mailoutbox):
    as_(basia).post(staff_page(school), {"role": "secretary", "email": "hanna@example.org"})
    (letter,) = mailoutbox
    assert letter.to == ["hanna@example.org"]
    assert school.name in letter.subject
    hanna, door = Client(), path_in(letter)
    assert "Nie mam konta: załóż" in hanna.get(door).content.decode()
    sign_up(hanna, next=door)
    answer = hanna.post("/pl/accounts/confirm-email/", {"code": code_in(mailoutbox[-1])})
    assert answer["Location"] == door
    accept(hanna, door.split("/")[-2])
    assert Staff.objects.get(role="secretary").person.email == "hanna@example.org"


def test_one_person_works_at_several_schools_and_sees_them_all(as_, basia, dorota, ala, school, school_next_door):
    browser = as_(ala)
    for here, by in ((school, basia), (school_next_door, dorota)):
        accept(browser, invite_on_paper(here, by)[1])
    page = browser.get(reverse("schools:index")).content.decode()
    assert school.name in page
    assert school_next_door.name in page
    assert "nauczyciel" in page


def test_it_works_once(as_, basia, ala, cezary, school):
    _made, code = invite_on_paper(school, basia)
    accept(as_(ala), code)
    late = accept(as_(cezary), code)
    assert late.status_code == 410
    assert "Ktoś już z niego skorzystał" in late.content.decode()
    assert not Staff.objects.filter(person=cezary).exists()


def test_it_expires(as_, basia, cezary, school):
    _made, code = invite_on_paper(school, basia)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        browser = as_(cezary)
        assert browser.get(reverse("invitation", args=[code])).status_code == 410
        assert "Straciło ważność" in accept(browser, code).content.decode()
    assert not Staff.objects.filter(person=cezary).exists()


def test_it_can_be_taken_back(as_, basia, cezary, school):
    made, code = invite_on_paper(school, basia)
    as_(basia).post(reverse("schools:revoke_invitation", args=[school.uuid, made.uuid]))
    assert "Szkoła je cofnęła" in accept(as_(cezary), code).content.decode()
    assert not Staff.objects.filter(person=cezary).exists()


@pytest.mark.parametrize("code", ["0000-0000-0000-0000", "nie-ma", "%00", "x" * 300])
def test_a_code_that_was_never_made_is_unknown(as_, cezary, school, code):
    assert as_(cezary).get(reverse("invitation", args=[code])).status_code == 404
    assert accept(as_(cezary), code).status_code == 404


def test_a_pupil_becomes_nobodys_staff(as_, basia, school, class_7b):
    _made, code = invite_on_paper(school, basia)
    pupil = class_7b.memberships.first().pupil
    answer = accept(as_(pupil), code)
    assert answer.status_code == 403
    assert "Konto ucznia" in answer.content.decode()
    accept(as_(deeds.PersonFactory()), code)  # and the invitation is still there for a grown-up
    assert Staff.objects.filter(school=school, role="teacher").count() == 1


def test_a_lead_who_takes_a_teachers_invitation_stays_a_lead(as_, basia, school, class_7b):
    _made, code = invite_on_paper(school, basia, classes=[class_7b])
    accept(as_(basia), code)
    post = Staff.objects.get(person=basia)
    assert post.role == "lead"
    assert class_7b in post.classes.all()


def test_a_secretary_invites_teachers_and_no_leads(as_, halina, school):
    as_(halina).post(staff_page(school), {"role": "lead"})
    assert not Invitation.objects.exists()
    as_(halina).post(staff_page(school), {"role": "teacher"})
    assert Invitation.objects.get().role == "teacher"
    with pytest.raises(inviting.NotYours):
        invite_on_paper(school, halina, role="lead")


def test_classes_of_another_school_are_not_given_away(as_, basia, school, school_next_door):
    theirs = factories.make_class(school_next_door, name="1a")
    assert as_(basia).post(staff_page(school), {"role": "teacher", "classes": [theirs.pk]}).status_code == 422
    made, _code = invite_on_paper(school, basia, classes=[theirs])
    assert not made.classes.exists()


def test_an_invitation_of_another_school_is_not_found(as_, dorota, basia, school, school_next_door):
    made, _code = invite_on_paper(school, basia)
    for here in (school, school_next_door):
        address = reverse("schools:revoke_invitation", args=[here.uuid, made.uuid])
        assert as_(dorota).post(address).status_code == 404
    made.refresh_from_db()
    assert made.revoked_at is None


def test_the_database_does_not_know_the_code(basia, school):
    made, code = invite_on_paper(school, basia)
    assert code not in str(Invitation.objects.filter(pk=made.pk).values())


def test_a_teacher_who_leaves_sees_nothing_any_more(as_, basia, ewa, school, class_7b):
    as_(basia).post(reverse("schools:end_post", args=[school.uuid, ewa.school_posts.get().pk]))
    assert as_(ewa).get(reverse("schools:class", args=[class_7b.uuid])).status_code == 404


def test_a_school_keeps_its_last_lead(as_, basia, halina, school):
    address = reverse("schools:end_post", args=[school.uuid, basia.school_posts.get().pk])
    assert "jedyny koordynator" in as_(basia).post(address, follow=True).content.decode()
    assert "tylko inny koordynator" in as_(halina).post(address, follow=True).content.decode()
    assert School.objects.led_by(basia).exists()


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_costs_the_same_for_any_staff(as_, basia, school, people, django_assert_num_queries):
    for _number in range(people):
        person = factories.PersonFactory()
        Staff.objects.create(school=school, person=person, role="teacher")
        invite_on_paper(school, basia)
    browser = as_(basia)
    with django_assert_num_queries(14):
        browser.get(staff_page(school))
