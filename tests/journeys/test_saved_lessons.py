"""A lesson on the bus: saved on purpose, opened without a network, deleted again. Nothing of a person stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import LOOKS, faults, small_controls
from tests.journeys.test_emergency import READY

pytestmark = [pytest.mark.browser, pytest.mark.services]

LESSON = "/pl/ratuj/uratuj-serce/rozpoznaj/all/"
KEPT = """async () => { const kept = [];
    for (const name of await caches.keys()) { const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const answer = await cache.match(request);
            kept.push({ name, address: new URL(request.url).pathname, headers: [...answer.headers].join("\\n"),
                        text: await answer.text() }) } }
    return kept }"""


def save(page):
    page.goto(LESSON)
    page.evaluate(READY)
    page.get_by_role("button", name="Zapisz na urządzeniu").click()
    page.get_by_text("Lekcja jest na tym urządzeniu").wait_for()


def test_a_saved_lesson_opens_without_a_network_from_its_own_address(visit):
    page = visit(quiet=False)
    save(page)
    page.context.set_offline(True)
    page.goto(LESSON)
    assert "/pl/offline/lessons/" in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Rozpoznaj", use_inner_text=True)
    expect(page.get_by_text("nie liczą się do kursu")).to_be_visible()
    page.get_by_text("Pokaż dobrą odpowiedź").first.click()
    styled = page.get_by_role("main").evaluate("main => getComputedStyle(main).fontFamily")
    assert "Mulish" in styled
    broken = page.evaluate("[...document.images].filter(image => !image.complete || !image.naturalWidth).length")
    assert broken == 0


def test_everything_else_says_what_is_there(visit):
    page = visit(quiet=False)
    save(page)
    page.context.set_offline(True)
    page.goto("/pl/kursy/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nie ma połączenia", use_inner_text=True)
    expect(page.get_by_role("link", name="Nie reaguje")).to_be_visible()
    page.get_by_role("link", name="Rozpoznaj").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rozpoznaj", use_inner_text=True)


def test_the_list_tells_the_size_and_deletes(visit):
    page = visit()
    save(page)
    page.goto("/pl/offline/")
    row = page.get_by_role("listitem").filter(has_text="Rozpoznaj")
    assert re.search(r"\d+ KB", row.inner_text())
    page.get_by_role("button", name="Usuń: Rozpoznaj").click()
    page.get_by_text("Na tym urządzeniu nie ma zapisanych lekcji").wait_for()
    left = [each["address"] for each in page.evaluate(KEPT) if each["name"] == "lessons-1"]
    assert left == ["/offline-lessons"]
    page.goto(LESSON)
    page.get_by_role("button", name="Zapisz na urządzeniu").wait_for()


def test_what_is_kept_by_a_signed_in_person_says_nothing_of_the_person(visit):
    page = visit()
    deeds.sign_in(page, "ola")
    save(page)
    for address in ("/pl/me/", "/pl/me/journal/", "/pl/certificates/", "/pl/accounts/profile/", "/pl/kursy/"):
        page.goto(address)
    kept = page.evaluate(KEPT)
    public = re.compile(r"/static/|/media/|/(pl|en|uk)/(teraz|offline)/|/offline-lessons$")
    assert [each["address"] for each in kept if not public.match(each["address"])] == []
    for personal in ("Aleksandra", "Żółkiewska", "ola@example.org", "Wyloguj", "csrfmiddlewaretoken"):
        assert [each["address"] for each in kept if personal in each["text"]] == []
    for each in kept:
        assert not re.search(r"set-cookie|private|no-store", each["headers"], re.IGNORECASE), each["address"]


def test_without_script_nothing_is_offered_that_would_not_work(visit):
    page = visit(script=False)
    page.goto(LESSON)
    expect(page.get_by_role("button", name="Zapisz na urządzeniu")).to_be_hidden()
    page.goto("/pl/offline/")
    expect(page.get_by_text("ta przeglądarka ma je wyłączone")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_its_pages_are_accessible_and_fit(visit, width, dark):
    page = visit(width=width, dark=dark)
    save(page)
    wrong = [f"lesson: {fault}" for fault in faults(page)]
    copy = page.locator("save-offline").get_attribute("data-copy")
    for address in (copy, "/pl/offline/", "/uk/offline/", "/uk/teraz/bez-sieci/"):
        page.goto(address)
        wrong += [f"{address}: {fault}" for fault in faults(page) + small_controls(page)]
    assert wrong == []
