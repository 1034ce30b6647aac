"""Whoever works with other people's data signs in in two steps; everybody may."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts import second_factor
from accounts.roles import Role, give_role
from certificates.bundles import order_bundle
from home.seeding.demo import ACCOUNTS
from schools.models import Staff
from tests import factories
from tests.accounts.conftest import PASSWORD
from tests.accounts.deeds import DESK, is_signed_in, sign_in, words_of

pytestmark = pytest.mark.django_db
INDEX = "/pl/accounts/second-step/"
APP = f"{INDEX}app/"
ASK = f"{INDEX}authenticate/"


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def lead(ala):
    """Ala leads a school."""
    factories.make_school(lead=ala)
    return ala


def code_of(secret: str, *, steps=0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def switch_on(client) -> str:
    """Set the app up as a person does; return its secret."""
    page = client.get(APP).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    answer = client.post(APP, {"code": code_of(secret)})
    assert answer["Location"] == f"{INDEX}codes/"
    return secret


def codes_on_paper(client) -> list[str]:
    return re.findall(r"<code>(\d+)</code>", client.get(f"{INDEX}codes/").content.decode())


# ---- who must


def test_a_lead_without_one_is_led_to_the_page_where_it_is_set_up(client, lead):
    sign_in(client, "ala")
    for wanted in (DESK, reverse("schools:index")):
        answer = client.get(wanted)
        assert answer["Location"].startswith(f"{INDEX}?next=")
        assert "Ustawisz go w dwie minuty" in client.get(answer["Location"]).content.decode()


def test_a_deed_without_one_is_not_done(client, lead):
    school = Staff.objects.get().school
    sign_in(client, "ala")
    client.post(reverse("schools:staff", args=[school.uuid]), {"role": "teacher"})
    assert not school.invitations.exists()


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/"])
def test_an_editor_without_one_sees_no_page_of_the_editor(client, administrator, address):
    sign_in(client, "szefowa")
    assert client.get(address)["Location"].startswith(f"{INDEX}?next=")


def test_a_bundle_of_other_peoples_certificates_is_kept_from_her_too(client, lead):
    bundle = order_bundle(requested_by=lead, certificates=[], title="7b")
    sign_in(client, "ala")
    for name in ("bundle", "bundle_file"):
        assert client.get(reverse(f"certificates:{name}", args=[bundle.public_id]))["Location"].startswith(INDEX)


def test_what_is_ones_own_and_what_everybody_may_read_stays_open(client, lead):
    sign_in(client, "ala")
    for address in ("/pl/", "/pl/accounts/profile/", "/pl/teraz/", "/pl/certificates/", INDEX):
        assert client.get(address).status_code == 200


def test_a_learner_and_a_pupil_need_none(client, ala, pupil):
    for person in (ala, pupil):
        client.force_login(person)
        assert client.get(DESK).status_code == 200


def test_a_person_who_is_appointed_meets_it_at_the_next_page(client, ala):
    sign_in(client, "ala")
    assert client.get(DESK).status_code == 200
    factories.make_school(lead=ala)
    assert client.get(DESK).status_code == 302


def test_the_coordinator_of_the_city_needs_one(client, ala):
    give_role(ala, Role.CITY)
    sign_in(client, "ala")
    assert client.get(reverse("schools:city"))["Location"].startswith(INDEX)


def test_with_one_the_door_is_open(client, lead):
    sign_in(client, "ala")
    switch_on(client)
    assert client.get(DESK).status_code == 200


def test_only_the_demo_accounts_are_let_in_without_and_only_on_the_embedded_default():
    from config.settings import base, dev

    learner = {account.username for account in ACCOUNTS if account.username == "ola"}
    assert {account.username for account in ACCOUNTS} - learner == dev.SECOND_FACTOR_EXEMPT
    assert dev.SECOND_FACTOR_REQUIRED
    assert base.SECOND_FACTOR_REQUIRED
    assert set() == base.SECOND_FACTOR_EXEMPT
    production = (settings.SITE_FOLDER / "config/settings/production.py").read_text()
    assert "SECOND_FACTOR" not in production


# ---- signing in


def test_the_password_alone_opens_nothing(client, lead):
    sign_in(client, "ala")
    secret = switch_on(client)
    at_the_door = Client()
    assert sign_in(at_the_door, "ala")["Location"] == ASK
    assert not is_signed_in(at_the_door)
    assert at_the_door.get(DESK).status_code == 302
    assert at_the_door.post(ASK, {"code": "000000"}).status_code == 200
    assert not is_signed_in(at_the_door)
    code = code_of(secret, steps=1)
    assert at_the_door.post(ASK, {"code": f"{code[:3]} {code[3:]}"})["Location"] == DESK
    assert is_signed_in(at_the_door)


def test_a_code_works_once(client, lead):
    sign_in(client, "ala")
    secret = switch_on(client)
    code = code_of(secret, steps=1)
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser, "ala")
        browser.post(ASK, {"code": code})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_a_code_on_paper_stands_in_once(client, lead):
    sign_in(client, "ala")
    switch_on(client)
    spare, *_others = codes_on_paper(client)
    assert len(_others) == 9
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser, "ala")
        browser.post(ASK, {"code": spare})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_guessing_at_codes_is_stopped(client, lead):
    sign_in(client, "ala")
    secret = switch_on(client)
    guesser = Client()
    sign_in(guesser, "ala")
    for number in range(6):
        guesser.post(ASK, {"code": f"{number:06}"})
    guesser.post(ASK, {"code": code_of(secret, steps=1)})
    assert not is_signed_in(guesser)


def test_the_session_gets_a_new_key_with_the_second_step(client, lead):
    sign_in(client, "ala")
    secret = switch_on(client)
    at_the_door = Client()
    sign_in(at_the_door, "ala")
    before = at_the_door.cookies["sessionid"].value
    at_the_door.post(ASK, {"code": code_of(secret, steps=1)})
    assert at_the_door.cookies["sessionid"].value != before


def test_a_new_password_does_not_take_the_second_step_away(client, lead, mailoutbox):
    sign_in(client, "ala")
    switch_on(client)
    lead.set_password("calkiem-nowe-haslo")
    lead.save()
    assert sign_in(Client(), "ala", "calkiem-nowe-haslo")["Location"] == ASK


def test_whether_there_is_a_second_step_is_told_only_with_the_right_password(client, lead, basia):
    sign_in(client, "ala")
    switch_on(client)
    answers = {words_of(sign_in(Client(), login, "zle-haslo-tutaj")).replace(login, "") for login in ("ala", "basia")}
    assert len(answers) == 1


# ---- switching off


def test_the_last_one_stays_with_whoever_must_have_one(client, lead):
    sign_in(client, "ala")
    switch_on(client)
    answer = client.post(f"{APP}remove/")
    assert "Najpierw dodaj drugi sposób" in answer.content.decode()
    assert second_factor.has_one(lead)


def test_a_learner_may_switch_it_off(client, ala, mailoutbox):
    sign_in(client, "ala")
    switch_on(client)
    client.post(f"{APP}remove/")
    assert not second_factor.has_one(ala)
    assert any("wyłączon" in letter.subject for letter in mailoutbox)


def test_changing_it_asks_for_the_password_again_after_a_while(client, ala, settings):
    sign_in(client, "ala")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    time.sleep(0.01)
    answer = client.get(APP)
    assert "/reauthenticate/" in answer["Location"]
    assert client.post(answer["Location"], {"password": "zle-haslo-tutaj"}).status_code == 200
    assert client.post(answer["Location"], {"password": PASSWORD})["Location"] == APP


def test_the_database_does_not_know_the_secret(client, ala):
    sign_in(client, "ala")
    secret = switch_on(client)
    assert secret not in str(list(Authenticator.objects.values()))


# ---- pages


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_every_page_speaks_the_language(client, lead, language):
    sign_in(client, "ala")
    switch_on(client)
    home = f"/{language}/accounts/second-step/"
    for path in ("", "app/remove/", "codes/", "codes/new/", "keys/", "keys/add/"):
        page = client.get(home + path)
        assert page.status_code == 200
        assert f'<html lang="{language}">' in page.content.decode()
        assert "Two-Factor" not in page.content.decode()
        assert "no-store" in page["Cache-Control"]


def test_strangers_find_a_sign_in_behind_every_address(client):
    for path in ("", "app/", "app/remove/", "codes/", "codes/new/", "codes/download/", "keys/", "keys/add/"):
        assert "/accounts/login/" in client.get(INDEX + path)["Location"]
    assert client.get(ASK)["Location"] == "/pl/accounts/login/"


def test_somebody_elses_key_is_not_found(client, ala, basia):
    key = Authenticator.objects.create(user=basia, type=Authenticator.Type.WEBAUTHN, data={"name": "klucz Basi"})
    sign_in(client, "ala")
    for deed in ("remove", "edit"):
        assert client.post(f"{INDEX}keys/{key.pk}/{deed}/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


@pytest.mark.parametrize("junk", ["{}", "[]", "null", '{"id": "x"}', "{broken", '{"rawId": 1, "response": {}}'])
def test_junk_from_a_key_breaks_nothing(client, ala, junk):
    assert Client().post(f"{INDEX}keys/login/", {"credential": junk}).status_code < 500
    sign_in(client, "ala")
    assert client.post(f"{INDEX}keys/add/", {"credential": junk, "name": "x"}).status_code < 500
