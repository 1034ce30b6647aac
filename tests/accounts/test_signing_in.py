import pytest
from django.test import Client

from tests import factories
from tests.accounts.conftest import PASSWORD
from tests.accounts.deeds import CODE, DESK, SIGN_IN, code_in, is_signed_in, sign_in

pytestmark = pytest.mark.django_db


def test_sign_in_by_address_leads_to_the_desk(client, ala):
    response = sign_in(client, "ala@example.org")
    assert (response.status_code, response["Location"]) == (302, DESK)
    assert is_signed_in(client)


@pytest.mark.parametrize("typed", ["ala", "ALA", " Ala ", "Ala@Example.org"])
def test_sign_in_does_not_mind_capitals_and_spaces(client, ala, typed):
    assert sign_in(client, typed).status_code == 302


def test_a_pupil_without_an_address_signs_in_by_name_and_types_no_code(client, pupil, mailoutbox):
    assert sign_in(client, "olek23")["Location"] == DESK
    assert is_signed_in(client)
    assert mailoutbox == []


def test_a_pupil_whose_school_gave_an_address_signs_in_from_the_card(client, pupil, mailoutbox):
    pupil.email = "olek@szkola.example.org"
    pupil.save()
    assert sign_in(client, "olek23")["Location"] == DESK
    assert mailoutbox == []


def test_an_account_without_an_address_signs_in_without_a_code(client, administrator):
    assert sign_in(client, "szefowa")["Location"] == DESK


def test_who_has_not_confirmed_the_address_types_a_code_first(client, basia, mailoutbox):
    assert sign_in(client, "basia")["Location"] == CODE
    assert not is_signed_in(client)
    response = client.post(CODE, {"code": code_in(mailoutbox[0])})
    assert response["Location"] == DESK
    assert is_signed_in(client)


def test_the_desk_opens_in_the_language_of_the_person(client, ala):
    ala.language = "uk"
    ala.save()
    assert sign_in(client, "ala")["Location"] == "/uk/me/"


def test_who_is_signed_in_is_led_on_from_the_sign_in_page(client, ala):
    client.force_login(ala)
    assert client.get(SIGN_IN)["Location"] == DESK


def test_the_session_gets_a_new_key_and_the_old_one_is_dead(client, ala):
    session = client.session
    session["note"] = "visitor"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(client, "ala")
    after = client.cookies["sessionid"].value
    assert after != before
    stranger = Client()
    stranger.cookies["sessionid"] = before
    assert not is_signed_in(stranger)


def test_cookies_are_closed_to_scripts_and_other_sites(client, ala):
    client.get(SIGN_IN)
    sign_in(client, "ala")
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_a_session_ends_with_the_browser_unless_a_learner_asks_to_be_kept(client, ala):
    sign_in(client, "ala")
    assert client.cookies["sessionid"]["max-age"] == ""
    kept = Client()
    sign_in(kept, "ala", remember="on")
    assert kept.cookies["sessionid"]["max-age"] == 14 * 24 * 60 * 60


def test_who_edits_the_site_is_not_kept_signed_in(client, administrator):
    sign_in(client, "szefowa", remember="on")
    assert client.cookies["sessionid"]["max-age"] == ""


def test_signing_in_needs_the_token_of_the_form(ala):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, "ala").status_code == 403
    assert not is_signed_in(client)


def test_signing_out_takes_a_form_and_ends_the_session(client, ala):
    sign_in(client, "ala")
    key = client.cookies["sessionid"].value
    assert client.get("/pl/accounts/logout/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/pl/accounts/logout/")["Location"] == "/pl/"
    assert not is_signed_in(client)
    client.cookies["sessionid"] = key
    assert not is_signed_in(client)


def test_a_switched_off_account_is_told_so_only_with_the_right_password(client, ala):
    ala.is_active = False
    ala.save()
    assert sign_in(client, "ala")["Location"] == "/pl/accounts/inactive/"
    assert "wyłączone" in client.get("/pl/accounts/inactive/").content.decode()
    assert "się nie zgadza" in sign_in(client, "ala", "zle-haslo-tutaj").content.decode()
    assert not is_signed_in(client)


def test_a_password_is_hashed_once_whether_there_is_an_account_or_not(client, ala, basia, monkeypatch):
    """Otherwise the time an answer takes would tell who has an account."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *given: hashed.append(1) or encode(self, *given))
    factories.get_user_model().objects.filter(pk=basia.pk).update(password="!")
    counts = {}
    for login in ("ala", "ala@example.org", "basia", "nikt", "nikt@example.org"):
        hashed.clear()
        sign_in(client, login, "zle-haslo-tutaj")
        counts[login] = len(hashed)
    assert set(counts.values()) == {1}


def test_the_form_says_what_browsers_and_readers_need(client, db):
    page = client.get(SIGN_IN).content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert '<label class="field__label" for="id_login">' in page
    empty = client.post(SIGN_IN, {"login": "", "password": ""}).content.decode()
    assert "Błąd:" in empty
    assert 'aria-describedby="id_login_error"' in empty
    assert 'aria-invalid="true"' in empty


def test_the_password_is_never_shown_again(client, ala):
    assert "moje-haslo-pomylone" not in sign_in(client, "ala", "moje-haslo-pomylone").content.decode()
    assert PASSWORD not in sign_in(client, "nikt", PASSWORD).content.decode()
