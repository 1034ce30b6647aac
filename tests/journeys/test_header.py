"""The head of every page: one row, in three languages, on the narrowest phone and at a desk, for who has most links."""

import pytest

from tests.journeys import deeds
from tests.journeys.looks import faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

HEIGHT = "document.querySelector('.site-head__row').getBoundingClientRect().height"
ONE_ROW = 80  # px
OUT = """() => { const row = document.querySelector('.site-head__row'); const style = getComputedStyle(row);
    const edge = row.getBoundingClientRect().right - parseFloat(style.paddingRight);
    return [...row.children].map(each => each.getBoundingClientRect().right - edge).filter(out => out > 1) }"""


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_it_stays_in_one_row(visit, width):
    page = visit(width=width)
    found = {}
    for who in ("", "koordynator"):
        if who:
            deeds.sign_in(page, who)
        for language in ("pl", "en", "uk"):
            page.goto(f"/{language}/accounts/logout/" if who else f"/{language}/")
            found[who, language] = page.evaluate(HEIGHT)
            sticking_out = page.evaluate(OUT)
            assert sticking_out == [], (who, language)
            assert faults(page, axe=False) == []
    assert {key: height for key, height in found.items() if height > ONE_ROW} == {}


@pytest.mark.parametrize("dark", [False, True])
def test_the_menu_opens_on_the_narrowest_phone_in_ukrainian(visit, dark):
    page = visit(width=320, dark=dark)
    page.goto("/uk/")
    page.locator(".menu__toggle").click()
    for link in page.locator(".menu__sheet a").all():
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["height"] >= 44
    assert faults(page) + small_controls(page) == []
