"""The door of a class: pupils come in quickly, guessing is slow, and nobody locks anybody out."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import WrongPasswords
from schools import entering, login_cards
from schools.codes import in_groups
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SCHOOL, HOME = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def cards(class_7b, basia):
    return login_cards.issue_cards(school_class=class_7b, by=basia)


def door_of(school_class):
    return reverse("class_door", args=[in_groups(school_class.code)])


def knock(client, school_class, *, address=SCHOOL, **form):
    return client.post(door_of(school_class), form, REMOTE_ADDR=address)


def is_in(client, username) -> bool:
    from django.contrib.auth import get_user

    return get_user(client).username == username


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 10**6:06}"


# ---- getting in


def test_the_code_of_the_class_the_name_and_the_pin_lead_to_the_desk(client, class_7b, cards):
    start = client.post(reverse("class_entrance"), {"code": f" {in_groups(class_7b.code).lower()} "})
    assert start["Location"] == door_of(class_7b)
    answer = knock(client, class_7b, login=cards[0].username.upper(), pin=f"{cards[0].pin[:3]} {cards[0].pin[3:]}")
    assert answer["Location"] == "/pl/me/"
    assert is_in(client, cards[0].username)


def test_a_small_child_taps_a_picture(client, class_7b, basia):
    class_7b.by_picture = True
    class_7b.save()
    (card, *_others) = login_cards.issue_cards(school_class=class_7b, by=basia)
    page = client.get(door_of(class_7b)).content.decode()
    assert page.count('class="pictures__one"') == 40  # all of them: how many are in the class is nobody's business
    assert card.full_name not in page
    knock(client, class_7b, picture=card.picture, pin=card.pin)
    assert is_in(client, card.username)


def test_the_qr_code_needs_a_press_and_the_pin(client, cards):
    answer = client.get(f"/k/{cards[0].secret}/")
    assert answer["Location"] == "/pl/klasa/karta/"  # the secret has left the address
    page = client.get("/pl/klasa/karta/").content.decode()
    assert cards[0].secret not in page
    assert "Osoba" in page
    assert client.post("/pl/klasa/karta/", {"pin": wrong(cards[0].pin)}).status_code == 422
    assert client.post("/pl/klasa/karta/", {"pin": cards[0].pin})["Location"] == "/pl/me/"
    assert is_in(client, cards[0].username)


def test_a_school_may_do_without_the_pin(client, school, cards):
    school.card_needs_pin = False
    school.save()
    client.get(f"/k/{cards[0].secret}/")
    assert 'name="pin"' not in client.get("/pl/klasa/karta/").content.decode()
    client.post("/pl/klasa/karta/")
    assert is_in(client, cards[0].username)


def test_a_pupil_who_has_left_the_class_still_needs_the_pin(client, class_7b, cards):
    class_7b.memberships.all().delete()
    client.get(f"/k/{cards[0].secret}/")
    client.post("/pl/klasa/karta/")
    assert not is_in(client, cards[0].username)


def test_who_finds_another_card_in_the_tablet_gives_it_back(client, cards):
    client.get(f"/k/{cards[0].secret}/")
    assert client.post("/pl/klasa/karta/", {"give_back": "1"})["Location"] == "/pl/klasa/"
    assert client.get("/pl/klasa/karta/")["Location"] == "/pl/klasa/"


def test_a_card_that_was_scanned_and_left_lying_is_put_away(client, school, cards):
    school.card_needs_pin = False
    school.save()
    client.get(f"/k/{cards[0].secret}/")
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert client.get("/pl/klasa/karta/")["Location"] == "/pl/klasa/"
        assert client.post("/pl/klasa/karta/")["Location"] == "/pl/klasa/"
    assert not is_in(client, cards[0].username)


def test_the_next_pupil_at_the_computer_gets_a_session_of_her_own(client, class_7b, cards):
    knock(client, class_7b, login=cards[0].username, pin=cards[0].pin)
    session = client.session
    session["left_behind"] = "by the one before"
    session.save()
    first = client.cookies["sessionid"].value
    client.get(f"/k/{cards[1].secret}/")
    assert "Na tym urządzeniu pracuje jeszcze" in client.get("/pl/klasa/karta/").content.decode()
    client.post("/pl/klasa/karta/", {"pin": cards[1].pin})
    assert is_in(client, cards[1].username)
    assert client.cookies["sessionid"].value != first
    assert "left_behind" not in client.session


def test_thirty_pupils_who_mistype_come_in_within_a_minute_from_one_address(school, basia):
    school_class = make_class(school, pupils=30, name="6a")
    with time_machine.travel(NOW, tick=False):
        for card in login_cards.issue_cards(school_class=school_class, by=basia):
            client = Client()
            knock(client, school_class, login=card.username, pin=wrong(card.pin))
            knock(client, school_class, login=card.username, pin=wrong(card.pin))
            knock(client, school_class, login=card.username, pin=card.pin)
            assert is_in(client, card.username)


# ---- staying out


def test_an_old_card_is_dead_at_once(client, class_7b, basia, cards):
    client.get(f"/k/{cards[0].secret}/")
    login_cards.issue_cards(school_class=class_7b, by=basia)
    assert client.post("/pl/klasa/karta/", {"pin": cards[0].pin})["Location"] == "/pl/klasa/"
    dead = Client().get(f"/k/{cards[0].secret}/")
    assert dead.status_code == 404
    assert "Ta karta już nie działa" in dead.content.decode()
    assert knock(client, class_7b, login=cards[0].username, pin=cards[0].pin).status_code == 422


def test_a_name_of_another_class_and_no_name_at_all_are_answered_alike(client, class_7b, class_8a, basia, cards):
    deeds.join(class_8a)
    (other,) = login_cards.issue_cards(school_class=class_8a, by=basia)
    answers = [
        knock(Client(), class_7b, login=login, pin=pin)
        for login, pin in [
            (other.username, other.pin),
            ("nikt99", "482913"),
            (cards[0].username, wrong(cards[0].pin)),
        ]
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert all("Coś się nie zgadza" in answer.content.decode() for answer in answers)


def test_a_pin_is_hashed_once_whoever_is_named(class_7b, cards, monkeypatch):
    """Otherwise the time an answer takes would tell who is in the class."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *given: hashed.append(1) or encode(self, *given))
    counts = set()
    for login in (cards[0].username, "nikt99"):
        hashed.clear()
        knock(Client(), class_7b, login=login, pin="482913")
        counts.add(len(hashed))
    assert counts == {1}


@pytest.mark.parametrize("change", [{"is_active": False}, {"managed_by": ""}])
def test_a_closed_account_and_one_that_left_the_school_have_no_card(client, class_7b, cards, change):
    pupil = entering.card_of_secret(cards[0].secret).pupil
    type(pupil).objects.filter(pk=pupil.pk).update(**change)
    assert client.get(f"/k/{cards[0].secret}/").status_code == 404
    knock(client, class_7b, login=cards[0].username, pin=cards[0].pin)
    assert not is_in(client, cards[0].username)


@pytest.mark.parametrize("code", ["00000000", "nie-ma", "'; --", "ą" * 30, "7KQ2-M9XF"])
def test_a_code_that_is_nobodys_leads_back(client, code, class_7b):
    assert client.post(reverse("class_entrance"), {"code": code}).status_code == 422
    assert client.get(reverse("class_door", args=[code]))["Location"] == "/pl/klasa/"


def test_the_code_of_a_former_school_year_opens_nothing(client, school, basia):
    former = make_class(school, pupils=1, name="7b", school_year="2019/2020")
    assert client.get(door_of(former))["Location"] == "/pl/klasa/"


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "１２３４５６", "abcdef", "٣٤٥٦٧٨", "\x00" * 6, "9" * 5000])
def test_what_is_no_pin_is_said_so(client, class_7b, cards, pin):
    assert knock(client, class_7b, login=cards[0].username, pin=pin).status_code == 422


# ---- guessing


def guess(card, school_class, times, *, address):
    for _time in range(times):
        last = knock(Client(), school_class, login=card.username, pin=wrong(card.pin), address=address)
    return last


def test_a_small_child_is_told_of_the_picture_and_not_of_a_name(client, class_7b, basia):
    login_cards.choose_entrance(school_class=class_7b, by_picture=True, by=basia)
    (card, *_others) = login_cards.issue_cards(school_class=class_7b, by=basia)
    page = knock(client, class_7b, picture=card.picture, pin=wrong(card.pin)).content.decode()
    assert "Obrazek albo PIN się nie zgadza" in page


def test_who_guesses_stands_in_the_log_of_the_server_without_a_name(client, class_7b, cards, caplog):
    for _try in range(7):
        answer = knock(client, class_7b, login=cards[0].username, pin=wrong(cards[0].pin))
    assert answer.status_code == 429
    assert "PINs are tried too often" in caplog.text
    assert cards[0].username not in caplog.text


def test_a_few_tries_are_free_and_then_each_waits(class_7b, cards):
    with time_machine.travel(NOW, tick=False):
        assert guess(cards[0], class_7b, 5, address=SCHOOL).status_code == 422
        refused = guess(cards[0], class_7b, 1, address=SCHOOL)
    assert refused.status_code == 429
    assert "za 1 min albo zeskanuj kartę" in refused.content.decode()


def test_a_prankster_at_home_does_not_keep_ola_out_at_school(client, class_7b, cards):
    with time_machine.travel(NOW, tick=False):
        guess(cards[0], class_7b, 9, address=HOME)
        knock(client, class_7b, login=cards[0].username, pin=cards[0].pin, address=SCHOOL)
    assert is_in(client, cards[0].username)


def test_a_prankster_in_the_same_room_does_not_touch_olas_card(client, class_7b, cards):
    with time_machine.travel(NOW, tick=False):
        guess(cards[0], class_7b, 9, address=SCHOOL)
        client.get(f"/k/{cards[0].secret}/")
        client.post("/pl/klasa/karta/", {"pin": cards[0].pin})
    assert is_in(client, cards[0].username)


def test_the_teacher_ends_the_waiting_with_a_new_pin(client, class_7b, cards, basia):
    with time_machine.travel(NOW, tick=False):
        guess(cards[0], class_7b, 9, address=SCHOOL)
        pupil = entering.card_of_secret(cards[0].secret).pupil
        pin = login_cards.issue_pin(school_class=class_7b, pupil=pupil, by=basia)
        knock(client, class_7b, login=cards[0].username, pin=pin)
    assert is_in(client, cards[0].username)


def test_whoever_guesses_at_ola_does_nothing_to_the_rest_of_the_class(client, class_7b, cards):
    with time_machine.travel(NOW, tick=False):
        guess(cards[0], class_7b, 40, address=SCHOOL)
        knock(client, class_7b, login=cards[1].username, pin=cards[1].pin)
    assert is_in(client, cards[1].username)


def test_a_script_that_tries_the_whole_class_is_stopped_in_its_network_and_cards_go_on(class_7b, cards):
    """The net of class and network is full after 200; another network and the QR codes don't notice."""
    with time_machine.travel(NOW, tick=False):
        for number in range(entering.CLASS_NET):
            entering.try_name(class_7b, login=f"nikt{number}", pin="482913", address=SCHOOL, now=NOW)
        assert knock(Client(), class_7b, login=cards[0].username, pin=cards[0].pin).status_code == 429
        elsewhere, by_card = Client(), Client()
        knock(elsewhere, class_7b, login=cards[0].username, pin=cards[0].pin, address=HOME)
        assert is_in(elsewhere, cards[0].username)
        by_card.get(f"/k/{cards[1].secret}/")
        by_card.post("/pl/klasa/karta/", {"pin": cards[1].pin})
        assert is_in(by_card, cards[1].username)
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        later = Client()
        knock(later, class_7b, login=cards[0].username, pin=cards[0].pin)
        assert is_in(later, cards[0].username)


def test_guessing_from_many_networks_is_stopped_all_the_same(class_7b, cards):
    answers = [
        entering.try_name(class_7b, login=cards[0].username, pin=wrong(cards[0].pin), address=f"198.51.{n}.1", now=NOW)
        for n in range(entering.PUPIL_NET + 1)
    ]
    assert [bool(answer.wait) for answer in answers] == [False] * entering.PUPIL_NET + [True]


def test_the_counts_tell_nobodys_name(class_7b, cards):
    guess(cards[0], class_7b, 2, address=SCHOOL)
    kept = " ".join(WrongPasswords.objects.values_list("key", flat=True))
    assert cards[0].username not in kept
    assert SCHOOL not in kept
