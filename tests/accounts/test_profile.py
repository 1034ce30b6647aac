import pytest
from django.test import Client

from tests.accounts.conftest import PASSWORD
from tests.accounts.deeds import code_in, sign_in

pytestmark = pytest.mark.django_db
PROFILE = "/pl/accounts/profile/"
ADDRESS = "/pl/accounts/email/"
AGAIN = "/pl/accounts/reauthenticate/"
CODE = "/pl/accounts/confirm-email/"


def save_profile(client, **changes):
    return client.post(PROFILE, {"first_name": "Ala", "last_name": "Żółć", "language": "pl"} | changes)


def test_the_profile_is_for_who_is_signed_in(client):
    assert client.get(PROFILE)["Location"] == f"/pl/accounts/login/?next={PROFILE}"


def test_name_and_language_are_saved(client, ala):
    client.force_login(ala)
    save_profile(client, first_name="  Alicja   Anna ", language="pl")
    ala.refresh_from_db()
    assert (ala.first_name, ala.last_name) == ("Alicja Anna", "Żółć")


def test_the_page_comes_back_in_the_chosen_language_and_the_browser_remembers_it(client, ala):
    client.force_login(ala)
    response = save_profile(client, language="en")
    assert response["Location"] == "/en/accounts/profile/"
    assert '<html lang="en">' in client.get(response["Location"]).content.decode()
    assert client.get("/")["Location"] == "/en/"


def test_a_name_with_a_link_is_refused(client, ala):
    client.force_login(ala)
    page = save_profile(client, last_name="www.zle.example").content.decode()
    assert "Błąd: Wpisz samo imię lub nazwisko" in page
    ala.refresh_from_db()
    assert ala.last_name == "Żółć"


def test_a_pupil_sees_the_name_and_why_it_cannot_be_changed(client, pupil):
    client.force_login(pupil)
    page = client.get(PROFILE).content.decode()
    assert "Olek Ósmy" in page
    assert "Twoje konto prowadzi Szkoła Podstawowa nr 1" in page
    assert 'name="first_name"' not in page
    save_profile(client, first_name="Batman", language="uk")
    pupil.refresh_from_db()
    assert (pupil.first_name, pupil.language) == ("Olek", "uk")


def test_saving_changes_nothing_but_name_and_language(client, ala):
    client.force_login(ala)
    save_profile(client, is_superuser="on", username="admin", managed_by="Szkoła", email="inny@example.org")
    ala.refresh_from_db()
    assert (ala.is_superuser, ala.username, ala.managed_by, ala.email) == (False, "ala", "", "ala@example.org")


def test_the_profile_leads_to_address_password_and_reminders(client, ala):
    client.force_login(ala)
    page = client.get(PROFILE).content.decode()
    for path in (ADDRESS, "/pl/accounts/password/change/", "/pl/reminders/"):
        assert f'href="{path}' in page


def prove_it_is_me(client):
    client.post(AGAIN, {"password": PASSWORD})


def test_a_new_address_takes_the_place_of_the_old_one_once_it_is_confirmed(client, ala, mailoutbox):
    sign_in(client, "ala")
    asked = client.post(ADDRESS, {"action_add": "", "email": "Nowa@example.org"})
    assert asked["Location"].startswith(AGAIN)
    assert client.post(asked["Location"], {"password": PASSWORD, "next": ADDRESS})["Location"] == CODE
    ala.refresh_from_db()
    assert ala.email == "ala@example.org"
    client.post(CODE, {"code": code_in(mailoutbox[0])})
    ala.refresh_from_db()
    assert ala.email == "nowa@example.org"
    assert [(address.email, address.verified, address.primary) for address in ala.emailaddress_set.all()] == [
        ("nowa@example.org", True, True)
    ]
    assert (mailoutbox[1].subject, mailoutbox[1].to) == ("Adres e-mail został zmieniony", ["ala@example.org"])
    assert "127.0.0.1" not in mailoutbox[1].body


def test_a_wrong_password_changes_no_address(client, ala, mailoutbox):
    sign_in(client, "ala")
    client.post(ADDRESS, {"action_add": "", "email": "nowa@example.org"})
    page = client.post(AGAIN, {"password": "zle-haslo-tutaj", "next": ADDRESS}).content.decode()
    assert "Błąd: To hasło się nie zgadza." in page
    assert mailoutbox == []


def test_the_address_of_somebody_else_cannot_be_taken(client, ala, basia, mailoutbox):
    sign_in(client, "ala")
    prove_it_is_me(client)
    client.post(ADDRESS, {"action_add": "", "email": "basia@example.org"})
    page = client.post(CODE, {"code": code_in(mailoutbox[0])}).content.decode()
    assert "Nie można użyć tego adresu" in page
    ala.refresh_from_db()
    assert ala.email == "ala@example.org"


def test_who_runs_the_account_alone_cannot_lose_the_address(client, ala):
    sign_in(client, "ala")
    prove_it_is_me(client)
    client.post(ADDRESS, {"action_remove": "", "email": "ala@example.org"})
    ala.refresh_from_db()
    assert ala.email == "ala@example.org"
    assert "nie można usunąć" in client.get(ADDRESS).content.decode()


def test_no_page_asks_a_pupil_for_an_address(client, pupil, mailoutbox):
    sign_in(client, "olek23")
    prove_it_is_me(client)
    assert ADDRESS not in client.get("/pl/accounts/profile/").content.decode()
    for answer in (
        client.get(ADDRESS, follow=True),
        client.post(ADDRESS, {"action_add": "", "email": "o@x.pl"}, follow=True),
    ):
        assert answer.redirect_chain[-1][0] == "/pl/accounts/profile/"
        assert "wpisuje go szkoła" in answer.content.decode()
    for path in ("/pl/accounts/profile/", "/pl/me/", "/pl/reminders/", "/pl/accounts/password/change/"):
        assert 'type="email"' not in client.get(path).content.decode()
    assert 'name="wanted"' not in client.get("/pl/reminders/").content.decode()  # letters that could not come
    assert not pupil.emailaddress_set.exists()
    assert mailoutbox == []


def test_a_pupil_takes_an_address_from_the_school_off(client, pupil):
    pupil.email = "olek@example.org"
    pupil.save()
    sign_in(client, "olek23")
    prove_it_is_me(client)
    page = client.get(ADDRESS).content.decode()
    assert "olek@example.org" in page
    assert 'type="email"' not in page
    client.post(ADDRESS, {"action_remove": "", "email": "olek@example.org"})
    pupil.refresh_from_db()
    assert pupil.email == ""
    assert sign_in(Client(), "olek23").status_code == 302


def test_an_address_from_the_school_can_be_confirmed_later(client, pupil, mailoutbox):
    pupil.email = "olek@szkola.example.org"
    pupil.save()
    sign_in(client, "olek23")
    assert "Czeka na potwierdzenie" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, {"action_send": "", "email": "olek@szkola.example.org"})
    client.post(CODE, {"code": code_in(mailoutbox[0])})
    assert pupil.emailaddress_set.get().verified


def test_cezary_sees_nothing_of_alas_address(client, ala, cezary):
    client.force_login(cezary)
    for action in ("action_remove", "action_send", "action_primary"):
        client.post(ADDRESS, {action: "", "email": "ala@example.org"})
    assert "ala@example.org" not in client.get(ADDRESS).content.decode()
    assert ala.emailaddress_set.get().verified
