"""The practice call and the scenario: played by keyboard, with and without a script, and reviewed at the end."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults, small_controls
from tests.journeys.test_practice_room import ROOM, follow, press

pytestmark = [pytest.mark.browser, pytest.mark.services]

CALL, TRAM = f"{ROOM}rozmowa-ze-112/", f"{ROOM}w-tramwaju/"
SAID = (
    "Włączam głośnik",
    "Teatr Słowackiego",
    "upadła i nie reaguje",
    "„Jedna”",
    "najwyżej 10 sekund",
    "„Nie oddycha prawidłowo”",
    "Podaję imię i nazwisko",
    "Zostaję na linii",
)


def dial(page, number="112", *, script=True):
    for key in number:
        (press if script else follow)(page, page.get_by_role("button", name=key, exact=True))
    follow(page, page.get_by_role("button", name="Połącz"))


@pytest.mark.parametrize("script", [True, False])
def test_a_call_from_dialling_to_the_review(visit, script):
    page = visit(script=script)
    page.goto(CALL)
    wrong = []
    dial(page, "11", script=script)
    expect(page.get_by_role("alert")).to_contain_text("jeden, jeden, dwa", use_inner_text=True)
    dial(page, "2", script=script)
    for words in SAID:
        if script:
            wrong += faults(page) + small_controls(page)
        follow(page, page.get_by_role("button", name=words))
    expect(page.get_by_text("Dobre zakończenie")).to_be_visible()
    expect(page.locator(".way__turn")).to_have_count(len(SAID))
    if script:
        wrong += faults(page)
    assert wrong == []
    follow(page, page.get_by_role("link", name="Jeszcze raz"))
    expect(page.get_by_role("heading", name="Wybierz numer")).to_be_visible()


def test_digits_of_the_keyboard_dial_too(visit):
    page = visit()
    page.goto(CALL)
    page.get_by_role("button", name="1", exact=True).focus()
    page.keyboard.type("1123")
    page.keyboard.press("Backspace")
    expect(page.locator("output")).to_have_text("112", use_inner_text=True)


def test_nothing_on_the_way_can_place_a_call(visit):
    page = visit()
    left = []
    page.on("request", lambda request: left.append(request.url) if not request.url.startswith("http") else None)
    page.goto(CALL)
    dial(page)
    for _turn in SAID:
        expect(page.locator("[href^='tel:'], [href^='sip:'], [href^='callto:']")).to_have_count(0)
        page.locator(".choice").first.click()
        if not page.locator(".choice").count():
            break
    assert left == []


def test_the_own_address_never_leaves_the_screen(visit):
    page = visit()
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto(CALL)
    field = page.locator("[data-own-address] input").nth(1)
    field.fill("Tajemnicza 77")
    page.get_by_role("button", name="Zakryj i powiedz").click()
    assert field.get_attribute("type") == "password"  # nobody reads it over a shoulder
    dial(page)
    page.get_by_text("Telefon łączy").wait_for()
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage]) + document.cookie")
    assert not [text for text in [*sent, kept, page.content()] if "Tajemnicza" in text]
    page.go_back()
    assert [box.input_value() for box in page.locator("[data-own-address] input").all()] == [""] * 5


@pytest.mark.parametrize("script", [True, False])
def test_a_harmful_choice_shows_what_comes_of_it_and_can_be_taken_back(visit, script):
    page = visit(script=script)
    page.goto(TRAM)
    follow(page, page.get_by_role("button", name="Zakładam, że jest pijany"))
    expect(page.get_by_text("To szkodzi")).to_be_visible()
    expect(page.get_by_text("Minęły 2 minuty")).to_be_visible()
    follow(page, page.get_by_role("link", name="Wróć i wybierz inaczej"))
    follow(page, page.get_by_role("button", name="Krzyczę do motorniczego"))
    for words in ("112 na głośniku", "To nie jest prawidłowy oddech", "Wskazuję osobę"):
        follow(page, page.get_by_role("button", name=words))
    expect(page.get_by_text("Dobre zakończenie")).to_be_visible()
    expect(page.locator(".way__turn")).to_have_count(4)
    expect(page.locator("main")).to_contain_text("Szkodliwe: 0", use_inner_text=True)
    if script:
        assert faults(page) == []
