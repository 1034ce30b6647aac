"""Somebody lies on the floor: two taps to the first thing to do, also without a network and without a script."""

import pytest
from playwright.sync_api import expect

from home.emergency.cards import situations
from tests.journeys import deeds
from tests.journeys.looks import LOOKS, faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

READY = "async () => { await navigator.serviceWorker.ready; return (await caches.keys()).length }"


@pytest.mark.parametrize("script", [True, False])
def test_two_taps_lead_to_the_first_act(visit, script):
    page = visit(script=script)
    page.goto("/pl/")
    page.get_by_role("link", name="Pomoc teraz").click()
    page.get_by_role("link", name="Nie reaguje").click()
    first = page.locator(".emergency__say").first
    expect(first).to_have_text(situations("pl")[0].cards[0].say, use_inner_text=True)
    assert first.evaluate("words => parseFloat(getComputedStyle(words).fontSize)") >= 24
    expect(page.locator("a[href='tel:112']").first).to_be_visible()


def test_it_works_without_a_network_in_every_language(visit):
    page = visit(quiet=False)
    page.goto("/pl/")
    assert page.evaluate(READY) == 1
    page.context.set_offline(True)
    for language in ("pl", "en", "uk"):
        page.goto(f"/{language}/teraz/")
        for situation in situations(language):
            page.get_by_role("link", name=situation.title).click()
            expect(page.locator(".emergency__say")).to_have_text(
                [card.say for card in situation.cards], use_inner_text=True
            )
            page.locator(".emergency__back").click()
    page.goto("/uk/ratuj/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Немає з’єднання", use_inner_text=True)
    page.context.set_offline(False)
    page.goto("/pl/ratuj/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ratuj", use_inner_text=True)


def test_nothing_of_a_person_stays_on_the_device(visit):
    page = visit()
    deeds.sign_in(page, "ola")
    page.evaluate(READY)
    page.goto("/pl/me/")
    kept = page.evaluate(
        """async () => { const texts = [];
            for (const name of await caches.keys()) { const cache = await caches.open(name);
                for (const request of await cache.keys()) texts.push(request.url + await (await cache.match(request)).text()) }
            return texts }"""
    )
    assert kept
    assert not [text for text in kept if "/me/" in text or "Wyloguj" in text]


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_it_is_accessible_and_fits(visit, width, dark):
    page = visit(width=width, dark=dark)
    wrong = []
    for language in ("pl", "en", "uk"):
        for address in ("", "bez-sieci/", "nie-oddycha/", "udar-serce/"):
            page.goto(f"/{language}/teraz/{address}")
            wrong += [f"{language} {address}: {fault}" for fault in faults(page) + small_controls(page)]
    assert wrong == []


def test_a_situation_prints_on_one_sheet(visit):
    page = visit(width=1280)
    for language in ("pl", "en", "uk"):
        for situation in situations(language):
            page.goto(f"/{language}/teraz/{situation.slug}/")
            assert page.pdf(format="A4").count(b"/Type /Page\n") == 1, (language, situation.slug)
