"""The practice room: every exercise is done by keyboard and without a script, and is accessible in each state."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import LOOKS, faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

ROOM = "/pl/cwiczenia/"
PADS, FAST = f"{ROOM}elektrody-aed/", f"{ROOM}udar-fast/"


def reach(page, target):
    """Press Tab until the element has the focus."""
    wanted = target.element_handle()
    for _press in range(80):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {target}")


def press(page, target, key="Enter"):
    reach(page, target)
    page.keyboard.press(key)


def follow(page, target):
    """Press something that brings another page, and wait for it."""
    with page.expect_navigation():
        press(page, target)


def pick(page, target):
    """Choose one of a group: Tab leads to the group, the arrows go through it."""
    first = page.locator(f"input[name={target.get_attribute('name')}]").first
    press(page, first, "Space")
    while not target.is_checked():
        page.keyboard.press("ArrowDown")


def test_the_front_page_leads_to_the_room(visit):
    page = visit()
    page.goto("/pl/")
    page.locator("main").get_by_role("link", name="Do ćwiczeń").click()
    page.get_by_role("link", name="Rytm RKO").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rytm RKO", use_inner_text=True)


def test_the_pads_find_their_places_by_keyboard(visit):
    page = visit()
    page.goto(PADS)
    wrong = faults(page) + small_controls(page)
    press(page, page.get_by_label("pod prawym obojczykiem"), "Space")
    press(page, page.get_by_label("na lewej piersi"), "Space")
    follow(page, page.get_by_role("button", name="Sprawdź"))
    page.get_by_text("Nie na piersi").wait_for()
    wrong += faults(page)
    press(page, page.get_by_label("na lewej piersi"), "Space")
    press(page, page.get_by_label("na lewym boku"), "Space")
    follow(page, page.get_by_role("button", name="Sprawdź jeszcze raz"))
    follow(page, page.get_by_role("link", name="Dalej: Dziecko"))
    page.get_by_role("heading", name="Dziecko poniżej 25 kg").wait_for()
    assert wrong + faults(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pads_are_placed_on_the_figure_without_a_script(visit, width):
    page = visit(script=False, width=width)
    page.goto(f"{PADS}?round=child")
    page.locator(".pads__place--chest").click()
    page.get_by_role("button", name="Sprawdź").click()
    expect(page.locator("main")).to_contain_text("dokładnie dwa miejsca", use_inner_text=True)
    page.locator(".pads__place--shoulder-blades").click()
    page.get_by_role("button", name="Sprawdź").click()
    expect(page.locator(".feedback--right")).to_be_visible()


def test_places_on_the_figure_do_not_cover_each_other_on_a_small_phone(visit):
    page = visit(width=320)
    for who in ("adult", "child"):
        page.goto(f"{PADS}?round={who}")
        boxes = [place.bounding_box() for place in page.locator(".pads__place").all()]
        assert all(min(box["width"], box["height"]) >= 44 for box in boxes)
        middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
        for number, (x, y) in enumerate(middles):
            assert all(max(abs(x - a), abs(y - b)) >= 40 for a, b in middles[number + 1 :])


@pytest.mark.parametrize("script", [True, False])
def test_three_people_are_checked_for_a_stroke(visit, script):
    page = visit(script=script)
    page.goto(FAST)
    for signs, act in (
        (["twarz", "ręka"], "zapamiętuję, o której"),
        (["mowa"], "od razu"),
        (["twarz", "ręka"], "choć objawy ustąpiły"),
    ):
        page.get_by_role("button", name="Sprawdź").click()
        expect(page.locator("main")).to_contain_text("Wybierz, co robisz", use_inner_text=True)
        for sign in signs:
            press(page, page.get_by_label(sign), "Space")
        pick(page, page.get_by_label(act))
        follow(page, page.get_by_role("button", name="Sprawdź"))
        expect(page.locator(".feedback--right")).to_be_visible()
        if script:
            assert faults(page) + small_controls(page) == []
        following = page.get_by_role("link", name="Następna osoba")
        if following.count():
            follow(page, following)


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_every_exercise_is_accessible_in_every_language(visit, width, dark):
    page = visit(width=width, dark=dark)
    wrong = []
    for language in ("pl", "en", "uk"):
        page.goto(f"/{language}/cwiczenia/")
        addresses = [link.get_attribute("href") for link in page.locator(".practice-tile a").all()]
        wrong += [f"{page.url} {fault}" for fault in faults(page) + small_controls(page)]
        for address in addresses:
            page.goto(address)
            wrong += [f"{address} {fault}" for fault in faults(page) + small_controls(page)]
    assert wrong == []
