"""A key instead of a code, in a real browser, with an authenticator that Chromium plays."""

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.services]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

WITH_A_KEY = """
from django.contrib.auth import get_user_model
get_user_model().objects.create_user("klucznik", password="moje-dobre-haslo-7", first_name="Iga", last_name="Klucz")
"""


def test_a_key_is_added_and_signs_in_alone(visit, product):
    page = visit(width=1280, height=900)
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    product.python(WITH_A_KEY)
    deeds.sign_in(page, "klucznik", "moje-dobre-haslo-7")

    home = "/pl/accounts/second-step/"
    page.goto(home)
    assert faults(page) == []
    page.get_by_role("link", name="Dodaj klucz").click()
    assert faults(page) == []
    page.get_by_label("Nazwa klucza").fill("laptop")
    page.get_by_label("Chcę logować się samym kluczem").check()
    page.get_by_role("button", name="Dotknij klucza").click()
    page.get_by_role("heading", name="Kody zapasowe").wait_for()
    assert faults(page) == []
    expect(page.locator("main code")).to_have_count(10)

    page.goto(home)
    expect(page.locator("main")).to_contain_text("laptop", use_inner_text=True)
    page.goto("/pl/accounts/logout/")
    page.locator("main").get_by_role("button", name="Wyloguj się").click()
    page.goto("/pl/accounts/login/")
    page.get_by_role("button", name="Zaloguj się kluczem").click()
    page.wait_for_url("**/me/")
