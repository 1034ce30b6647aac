"""Every page of the entrance has our look, in three languages, and works without scripts."""

from pathlib import Path

import allauth
import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from django.test import Client

from tests.accounts.conftest import PASSWORD
from tests.accounts.deeds import path_in, sign_in, sign_up

pytestmark = pytest.mark.django_db

FOR_VISITORS = ["login/", "signup/", "password/reset/", "password/reset/done/", "password/reset/key/1-a/",
                "password/reset/key/done/", "inactive/"]  # fmt: skip
FOR_PEOPLE = ["profile/", "email/", "password/change/", "logout/", "reauthenticate/"]
# What allauth can show with our settings. The rest needs phones, keys or codes for signing in, which we do not have.
NOT_OURS = {"phone_change", "signup_by_passkey", "request_login_code", "confirm_login_code", "email_confirm",
            "confirm_phone_verification_code", "confirm_password_reset_code"}  # fmt: skip


def pages(language):
    for path in FOR_VISITORS:
        yield path, Client().get(f"/{language}/accounts/{path}")


def check(page, language):
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.html["lang"] == language
    assert soup.select_one("header .brand")
    assert len(soup.select("h1")) == 1
    assert soup.title.text.strip().endswith("Bezpieczny Kraków")
    main = soup.main
    for control in main.select("input:not([type=hidden]):not([hidden]), select, textarea"):
        label = main.select_one(f'label[for="{control["id"]}"]') or control.find_parent("label")
        assert label and label.text.strip(), control
        for described in control.get("aria-describedby", "").split():
            assert soup.select_one(f"#{described}"), described
        assert not control.get("placeholder")
    for form in main.select("form"):
        assert form["method"] == "post"
        assert form.select_one("[name=csrfmiddlewaretoken]")
        assert form.select_one("button")
    assert not main.select("script, style, [style], [onclick]")
    return soup


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_pages_for_visitors_have_our_look(language):
    for _path, page in pages(language):
        assert page.status_code == 200
        check(page, language)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_pages_for_people_have_our_look(client, ala, language):
    client.force_login(ala)
    for path in FOR_PEOPLE:
        page = client.get(f"/{language}/accounts/{path}")
        assert page.status_code == 200, path
        check(page, language)


def test_pages_on_the_way_have_our_look(client, ala, mailoutbox):
    sign_up(client)
    check(client.get("/pl/accounts/confirm-email/"), "pl")
    client.post("/pl/accounts/password/reset/", {"email": "ala@example.org"})
    visitor = Client()
    check(visitor.get(visitor.get(path_in(mailoutbox[-1]))["Location"]), "pl")
    ala.set_unusable_password()
    ala.save()
    visitor.force_login(ala)
    check(visitor.get("/pl/accounts/password/set/"), "pl")


def test_the_page_that_says_wait_has_our_look(rf, client, ala):
    for _ in range(4):
        page = client.post("/uk/accounts/password/reset/", {"email": "ala@example.org"})
    assert page.status_code == 429
    check(page, "uk")


def test_mistakes_are_told_in_the_title_above_the_form_and_at_the_field(client, ala):
    client.force_login(ala)
    page = client.post("/pl/accounts/password/change/", {"oldpassword": "zle-haslo-tutaj", "password1": "krotkie"})
    soup = check(page, "pl")
    assert soup.title.text.strip().startswith("Błąd:")
    summary = soup.select_one(".error-summary")
    assert {link["href"] for link in summary.select("a")} == {"#id_oldpassword", "#id_password1"}
    for name in ("oldpassword", "password1"):
        control = soup.select_one(f"#id_{name}")
        assert control["aria-invalid"] == "true"
        assert f"id_{name}_error" in control["aria-describedby"]
        assert "Błąd:" in soup.select_one(f"#id_{name}_error").text


def allauths_own(folder):
    return sorted((Path(allauth.__file__).parent / "templates/account" / folder).glob("*.*"))


def test_no_page_letter_or_message_of_allauth_is_left():
    left = []
    for folder in (".", "messages", "email"):
        for path in allauths_own(folder):
            name = f"account/{folder}/{path.name}".replace("/./", "/")
            fits = path.stem in NOT_OURS or path.stem.startswith(("base_", "login_code", "password_reset_code"))
            if not fits and "site-packages" in str(get_template(name).origin.name):
                left.append(name)
    assert left == []


def test_what_we_do_not_use_would_still_have_our_frame():
    assert "accounts/entrance.html" in Path(get_template("allauth/layouts/base.html").origin.name).read_text()


def test_letters_have_our_words_and_no_trace_of_the_reader(client, ala, mailoutbox):
    sign_in(client, "ala")
    client.post("/pl/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "nowe-dobre-haslo"})
    client.post("/pl/accounts/password/reset/", {"email": "nikt@example.org"})
    client.post("/pl/accounts/password/reset/", {"email": "ala@example.org"})
    sign_up(Client())
    sign_up(Client(), email="ala@example.org")
    assert len(mailoutbox) == 5
    for letter in mailoutbox:
        assert letter.body.startswith("Dzień dobry!")
        assert "Bezpieczny Kraków" in letter.body
        assert "&" not in letter.body
        assert "127.0.0.1" not in letter.body
        assert not letter.subject.startswith("[")
        assert "\n\n\n" not in letter.body


def test_a_name_typed_at_sign_up_is_in_no_letter_to_a_stranger(mailoutbox):
    sign_up(Client(), first_name="Kup Tanio Rower", last_name="Tylko Dzisiaj")
    assert "Rower" not in mailoutbox[0].body + mailoutbox[0].subject
