from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts import guessing
from accounts.models import WrongPasswords
from tests import factories
from tests.accounts.conftest import PASSWORD
from tests.accounts.deeds import is_signed_in, sign_in

NOW = timezone.now()


@pytest.mark.parametrize(
    ("count", "minutes"), [(0, 0), (4, 0), (5, 1), (6, 2), (7, 5), (8, 10), (9, 15), (10, 15), (500, 15)]
)
def test_a_few_tries_are_free_and_then_each_waits_longer(count, minutes):
    assert guessing.wait_of(count, latest=NOW, now=NOW) == timedelta(minutes=minutes)


def test_waiting_ends():
    assert guessing.wait_of(9, latest=NOW, now=NOW + timedelta(minutes=16)) == timedelta()


@pytest.mark.django_db
def test_a_class_of_32_signs_in_within_a_minute_from_one_address():
    pupils = [factories.PersonFactory(username=f"uczen{n}", managed_by="SP 1") for n in range(32)]
    with time_machine.travel(NOW, tick=False):
        for pupil in pupils:
            client = Client()
            sign_in(client, pupil.username, "pomylka-na-poczatek")
            sign_in(client, pupil.username)
            assert is_signed_in(client)
    assert not WrongPasswords.objects.exclude(key=guessing.key_of_network("203.0.113.7")).exists()


@pytest.mark.django_db
def test_ten_wrong_passwords_are_stopped_and_told_how_long_to_wait(client, ala):
    answers = [sign_in(client, "ala", f"zgaduje-{n}-raz") for n in range(10)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 5
    refused = sign_in(client, "ala", PASSWORD)
    assert not is_signed_in(client)
    assert "Spróbuj ponownie za 1 min." in refused.content.decode()
    assert refused["Retry-After"] == "60"


@pytest.mark.django_db
def test_name_and_address_of_a_person_are_counted_together(client, ala):
    for login in ("ala", "ALA", "ala@example.org", " Ala@Example.org", "ala"):
        sign_in(client, login, "zgaduje-dalej")
    assert sign_in(client, "ala@example.org").status_code == 429


@pytest.mark.django_db
def test_guessing_from_many_addresses_is_stopped_all_the_same(client, ala):
    for n in range(5):
        sign_in(client, "ala", "zgaduje-dalej", address=f"198.51.100.{n}")
    assert sign_in(client, "ala", address="198.51.100.99").status_code == 429


@pytest.mark.django_db
def test_who_waits_may_try_again(client, ala):
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(6):
            sign_in(client, "ala", "zgaduje-dalej")
        clock.shift(timedelta(seconds=61))
        assert sign_in(client, "ala").status_code == 302


@pytest.mark.django_db
def test_an_hour_of_rest_starts_a_new_count(client, ala):
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(5):
            sign_in(client, "ala", "zgaduje-dalej")
        clock.shift(timedelta(hours=1, seconds=1))
        answers = [sign_in(client, "ala", "zgaduje-dalej").status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


@pytest.mark.django_db
def test_the_right_password_wipes_the_slate(client, ala):
    for _ in range(4):
        sign_in(client, "ala", "zgaduje-dalej")
    sign_in(client, "ala")
    assert [sign_in(Client(), "ala", "zgaduje-dalej").status_code for _ in range(5)] == [200] * 5


@pytest.mark.django_db
def test_a_new_card_lets_a_pupil_in_at_once(client, pupil):
    for _ in range(6):
        sign_in(client, "olek23", "zapomniane-haslo")
    pupil.set_password("krzak-lampa-most-27")
    pupil.save()
    assert sign_in(client, "olek23", "krzak-lampa-most-27").status_code == 302


@pytest.mark.django_db
def test_nobodys_account_is_stopped_like_a_real_one(client, ala):
    real = [sign_in(client, "ala", "zgaduje-dalej").status_code for _ in range(7)]
    none = [sign_in(client, "nikt", "zgaduje-dalej").status_code for _ in range(7)]
    assert real == none


@pytest.mark.django_db
def test_one_network_cannot_try_one_password_on_everybody(client, ala, monkeypatch):
    monkeypatch.setattr(guessing, "NET", 8)
    for n in range(8):
        sign_in(client, f"osoba{n}", "haslo123456")
    assert sign_in(client, "ala").status_code == 429
    assert sign_in(Client(), "ala", address="192.0.2.1").status_code == 302


@pytest.mark.django_db
def test_the_net_of_a_network_opens_again(monkeypatch):
    monkeypatch.setattr(guessing, "NET", 2)
    for _ in range(3):
        guessing.note_wrong_password(address="192.0.2.1", now=NOW)
    assert guessing.wait_of_network("192.0.2.1", now=NOW) == guessing.NET_WINDOW
    later = NOW + guessing.NET_WINDOW
    assert guessing.wait_of_network("192.0.2.1", now=later) == guessing.NO_WAIT
    guessing.note_wrong_password(address="192.0.2.1", now=later)
    assert guessing.wait_of_network("192.0.2.1", now=later) == guessing.NO_WAIT


@pytest.mark.django_db
def test_an_ipv6_household_is_one_network():
    assert guessing.key_of_network("2001:db8::1") == guessing.key_of_network("2001:db8::ffff")
    assert guessing.key_of_network("2001:db8::1") != guessing.key_of_network("2001:db8:0:1::1")


@pytest.mark.django_db
def test_the_table_keeps_neither_names_nor_addresses_and_forgets_after_a_day(client, ala):
    sign_in(client, "nikt@example.org", "zgaduje-dalej", address="192.0.2.55")
    kept = str(list(WrongPasswords.objects.values()))
    assert "nikt" not in kept
    assert "192.0.2.55" not in kept
    tomorrow = NOW + timedelta(days=1, hours=1)
    guessing.note_wrong_password(address="192.0.2.1", now=tomorrow)
    assert WrongPasswords.objects.count() == 1


@pytest.mark.django_db
def test_a_forged_forwarding_header_does_not_change_the_network(client, ala, monkeypatch):
    monkeypatch.setattr(guessing, "NET", 3)
    for n in range(3):
        client.post(
            "/pl/accounts/login/",
            {"login": f"osoba{n}", "password": "haslo123456"},
            REMOTE_ADDR="192.0.2.9",
            HTTP_X_FORWARDED_FOR=f"198.51.100.{n}",
        )
    assert sign_in(client, "ala", address="192.0.2.9").status_code == 429
