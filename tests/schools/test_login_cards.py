"""Start passwords: made when they are printed, shown once, and only for accounts that the school runs."""

import re

import pytest
from django.contrib.auth import authenticate
from django.urls import reverse
from django.utils import timezone

from schools import login_cards
from schools.words import WORDS
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def issue_for_class(school_class, by):
    return login_cards.issue_start_passwords(school_class=school_class, by=by)


def issue_for(pupil, school_class, by):
    return login_cards.issue_start_password(school_class=school_class, pupil=pupil, by=by)


def signed_in(pupil):
    type(pupil).objects.filter(pk=pupil.pk).update(last_login=timezone.now())


def test_there_are_enough_words_and_each_can_be_typed_anywhere():
    assert len(set(WORDS)) == len(WORDS) >= 256
    assert all(re.fullmatch(r"[a-z]{3,7}", word) for word in WORDS)


def test_a_start_password_is_three_words_and_two_digits():
    passwords = {login_cards.new_start_password() for _ in range(200)}
    assert len(passwords) == 200
    assert all(re.fullmatch(r"[a-z]+-[a-z]+-[a-z]+-\d\d", password) for password in passwords)


def test_every_card_opens_its_account(class_7b, basia):
    cards = issue_for_class(class_7b, basia)
    assert len(cards) == 3
    for card in cards:
        assert authenticate(username=card.username, password=card.password).full_name == card.full_name


def test_who_has_signed_in_keeps_the_password(class_7b, basia):
    pupil = class_7b.memberships.first().pupil
    signed_in(pupil)
    before = type(pupil).objects.get(pk=pupil.pk).password
    assert pupil.username not in [card.username for card in issue_for_class(class_7b, basia)]
    assert type(pupil).objects.get(pk=pupil.pk).password == before


def test_new_cards_make_the_old_ones_worthless(class_7b, basia):
    (old, *_others) = issue_for_class(class_7b, basia)
    issue_for_class(class_7b, basia)
    assert authenticate(username=old.username, password=old.password) is None


def test_one_pupil_gets_a_new_card_and_loses_the_open_sessions(class_7b, basia, as_):
    pupil = class_7b.memberships.first().pupil
    signed_in(pupil)
    browser = as_(pupil)
    (card,) = issue_for(pupil, class_7b, basia)
    assert authenticate(username=card.username, password=card.password) == pupil
    assert browser.get(reverse("schools:index")).status_code == 302  # asked to sign in again


@pytest.mark.parametrize(
    "own", [{"managed_by": ""}, {"managed_by": "Szkoła nr 99"}, {"is_staff": True}, {"is_superuser": True}]
)
def test_an_account_that_the_school_does_not_run_is_never_touched(class_7b, basia, own):
    person = deeds.join(class_7b, last_login=None)
    type(person).objects.filter(pk=person.pk).update(**own)
    assert person.username not in [card.username for card in issue_for_class(class_7b, basia)]
    assert issue_for(person, class_7b, basia) == []
    assert authenticate(username=person.username, password="tajne-haslo-1") == person


def test_a_pupil_of_another_class_gets_no_card_here(class_7b, class_8a, basia):
    assert issue_for(deeds.join(class_8a), class_7b, basia) == []


def test_the_page_shows_the_cards_once(as_, basia, class_7b):
    browser = as_(basia)
    answer = browser.post(reverse("schools:issue_cards", args=[class_7b.uuid]))
    page = answer.content.decode()
    assert len(re.findall(r"[a-z]+-[a-z]+-[a-z]+-\d\d<", page)) == 3
    assert "no-store" in answer["Cache-Control"]
    again = browser.get(reverse("schools:login_cards", args=[class_7b.uuid]))
    assert "no-store" in again["Cache-Control"]
    assert not re.search(r"[a-z]+-[a-z]+-[a-z]+-\d\d<", again.content.decode())


def test_the_page_tells_who_has_signed_in_and_whose_account_is_his_own(as_, basia, class_7b):
    signed_in(class_7b.memberships.first().pupil)
    own = deeds.join(class_7b, last_name="Własna")
    type(own).objects.filter(pk=own.pk).update(managed_by="")
    page = as_(basia).get(reverse("schools:login_cards", args=[class_7b.uuid])).content.decode()
    assert "Przygotuj karty klasy (2)" in page
    assert "własne konto" in page
    assert own.username not in page


def test_when_everybody_has_signed_in_there_is_nothing_to_print(as_, basia, class_7b):
    for membership in class_7b.memberships.select_related("pupil"):
        signed_in(membership.pupil)
    answer = as_(basia).post(reverse("schools:issue_cards", args=[class_7b.uuid]), follow=True)
    assert "Nie ma dla kogo" in answer.content.decode()


def test_a_pupil_who_leaves_the_class_keeps_the_account(as_, basia, class_7b):
    pupil = class_7b.memberships.first().pupil
    as_(basia).post(reverse("schools:leave", args=[class_7b.uuid, pupil.uuid]))
    assert not class_7b.memberships.filter(pupil=pupil).exists()
    assert type(pupil).objects.filter(pk=pupil.pk).exists()


def test_passwords_and_names_are_in_no_log(class_7b, basia, caplog):
    with caplog.at_level("DEBUG"):
        cards = issue_for_class(class_7b, basia)
    assert f"login-cards-issued by={basia.pk} school_class={class_7b.pk} cards=3" in caplog.text
    for card in cards:
        assert card.password not in caplog.text
        assert card.full_name not in caplog.text


@pytest.mark.parametrize("pupils", [1, 3])
def test_the_list_costs_the_same_for_any_class(school, pupils, django_assert_num_queries):
    school_class = make_class(school, pupils=pupils)
    with django_assert_num_queries(1):
        assert len(login_cards.pupils_with_cards(school_class)) == pupils
