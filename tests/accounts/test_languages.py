import pytest

from tests.accounts.deeds import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("", "/pl/"), ("uk,en;q=0.5", "/uk/"), ("en-GB", "/en/"), ("de,fr", "/pl/"), (";;;q=x", "/pl/")],
)
def test_the_bare_address_leads_to_the_visitors_language(client, asked, answered):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=asked)
    assert (response.status_code, response["Location"]) == (302, answered)
    assert "Accept-Language" in response["Vary"]


def test_the_cookie_comes_before_the_browser(client):
    client.cookies["django_language"] = "uk"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="en")["Location"] == "/uk/"


def test_a_cookie_with_nonsense_is_ignored(client):
    client.cookies["django_language"] = "../../etc"
    assert client.get("/")["Location"] == "/pl/"


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_prefix_decides_whatever_cookie_and_browser_say(client, language):
    client.cookies["django_language"] = "en"
    response = client.get(f"/{language}/accounts/login/", HTTP_ACCEPT_LANGUAGE="en")
    assert f'<html lang="{language}">' in response.content.decode()
    assert response["Content-Language"] == language


def test_the_editor_speaks_the_language_of_the_account(client, administrator):
    administrator.language = "uk"
    administrator.save()
    client.force_login(administrator)
    assert '<html lang="uk"' in client.get("/admin/").content.decode()


def test_what_was_chosen_in_the_editor_comes_first(client, administrator):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=administrator, preferred_language="en")
    client.force_login(administrator)
    assert '<html lang="en"' in client.get("/admin/").content.decode()


def test_a_stranger_at_the_editor_is_led_to_the_sign_in_of_the_browsers_language(client):
    assert client.get("/admin/login/", HTTP_ACCEPT_LANGUAGE="uk")["Location"].startswith("/uk/accounts/login/")


def test_signing_in_in_another_language_still_leads_to_ones_own_desk(client, ala):
    assert sign_in(client, "ala", path="/en/accounts/login/")["Location"] == "/pl/me/"


def test_an_address_without_a_language_gets_one(client):
    assert client.get("/accounts/login/?next=/pl/me/", HTTP_ACCEPT_LANGUAGE="en")["Location"] == (
        "/en/accounts/login/?next=/pl/me/"
    )


@pytest.mark.parametrize("path", ["/documents/999/nie-ma.pdf", "/admin/password_reset/"])
def test_what_is_missing_behind_a_known_address_is_missing_at_once(client, path):
    assert client.get(path).status_code == 404
