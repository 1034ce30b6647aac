"""Every type of page, in three languages, light and dark, on a small phone and at a desk: accessible, and inside its window."""

import pytest

from tests.journeys import deeds
from tests.journeys.looks import faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

PUBLIC = [
    "/pl/",
    "/en/",
    "/uk/",
    "/pl/kursy/",
    "/uk/kursy/",
    "/pl/search/?q=krazenie",
    "/uk/search/?q=школа",
    "/pl/learning/glossary/",
    "/en/search/?q=nothing%20like%20this",
    "/pl/ratuj/",
    "/en/diagnoza/",
    "/pl/o-serwisie/",
    "/pl/cwiczenia/",
    "/uk/cwiczenia/rytm-rko/",
    "/en/cwiczenia/elektrody-aed/",
    "/uk/cwiczenia/udar-fast/",
    "/pl/cwiczenia/rozmowa-ze-112/",
    "/uk/cwiczenia/rozmowa-ze-112/?number=112&press=call",
    "/en/cwiczenia/w-tramwaju/",
    "/pl/ratuj/uratuj-serce/",
    "/pl/ratuj/uratuj-serce/rozpoznaj/",
    "/pl/ratuj/uratuj-serce/uciskaj/3/",
    "/pl/ratuj/uratuj-serce/uciskaj/8/",
    "/pl/ratuj/uratuj-serce/uciskaj/all/",
    "/pl/ratuj/uratuj-serce/uciskaj/3/?tablica",
    "/pl/ratuj/uratuj-serce/test-koncowy/",
    "/en/kursy/",
    "/en/ratuj/uratuj-serce/",
    "/en/ratuj/uratuj-serce/uciskaj/",
    "/en/bezpieczna-szkola/swiadek-ktory-pomaga/test-koncowy/",
    "/uk/bezpieczna-szkola/swiadek-ktory-pomaga/",
    "/uk/ratuj/uratuj-serce/aed/",
    "/uk/ratuj/uratuj-serce/test-koncowy/",
    "/pl/accounts/login/",
    "/uk/accounts/login/",
    "/pl/accounts/signup/",
    "/en/accounts/signup/",
    "/pl/accounts/password/reset/",
    "/pl/certificates/verify/",
    "/uk/certificates/verify/",
    "/pl/certificates/verify/0000000000000000A/",
    "/pl/figures/",
    "/uk/figures/",
    "/pl/nie-ma-takiej-strony/",
    "/mail/",
    "/pl/offline/",
    "/pl/dostepnosc/",
    "/uk/dostepnosc/",
]
OWN = [
    "/pl/me/",
    "/uk/me/",
    "/pl/me/journal/",
    "/pl/accounts/profile/",
    "/pl/accounts/email/",
    "/pl/accounts/password/change/",
    "/pl/accounts/logout/",
    "/pl/reminders/",
    "/pl/certificates/",
    "/pl/schools/",
]


def look_at(page, address, *, axe=True):
    """Open the page; return what is wrong with it."""
    page.goto(address)
    return [f"{address} {fault}" for fault in faults(page, axe=axe)]


@pytest.mark.parametrize(("width", "dark"), [(320, False), (390, True), (1280, False)])
def test_public_pages(visit, width, dark):
    page = visit(width=width, dark=dark)
    assert [wrong for address in PUBLIC for wrong in look_at(page, address, axe=width != 320)] == []


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_own_pages(visit, width, dark):
    page = visit(width=width, dark=dark)
    deeds.sign_in(page, "koordynator")
    classes = page.goto("/pl/schools/") and page.get_by_role("link", name="7b").get_attribute("href")
    cards = f"{classes}cards/"
    assert [wrong for address in [*OWN, classes, cards] for wrong in look_at(page, address)] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_component(visit, width, dark):
    page = visit(width=width, dark=dark)
    assert look_at(page, "/pl/components/") + small_controls(page) == []


def test_questions_and_results(visit):
    page = visit()
    deeds.sign_in(page, "nauczyciel")
    deeds.take_course(page, "/pl/bezpieczna-szkola/swiadek-ktory-pomaga/")
    result = page.url
    wrong = look_at(page, result)
    page.goto("/pl/bezpieczna-szkola/swiadek-ktory-pomaga/test-koncowy/")
    page.get_by_role("button", name="Spróbuj jeszcze raz").click()
    first = page.url
    for number in range(1, 9):
        wrong += look_at(page, first.replace("/questions/1/", f"/questions/{number}/"))
    wrong += look_at(page, first.replace("questions/1/", "review/"))
    lesson = "/pl/bezpieczna-szkola/swiadek-ktory-pomaga/swiadek/"
    for card in (1, 6, 7, 8, 9, 10):
        wrong += look_at(page, f"{lesson}{card}/")
    assert wrong == []


def test_targets_are_large_enough_for_a_thumb(visit):
    """Buttons and fields are at least 44 px high on a phone."""
    page = visit()
    small = []
    for address in [
        "/pl/",
        "/pl/kursy/",
        "/pl/search/?q=krazenie",
        "/pl/ratuj/uratuj-serce/rozpoznaj/",
        "/pl/ratuj/uratuj-serce/uciskaj/8/",
        "/pl/accounts/login/",
        "/pl/certificates/verify/",
    ]:
        page.goto(address)
        small += [f"{address} {control}" for control in small_controls(page)]
    assert small == []
