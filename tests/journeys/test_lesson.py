"""A lesson on a phone and at a desk: one card a screen, the way on always at hand, Back always right."""

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.services]

LESSON = "/pl/ratuj/uratuj-serce/uciskaj/"
SCREENS = [(390, 844), (1280, 720)]
FOCUSED = "() => document.activeElement.innerText"


def in_window(page, element) -> bool:
    """Whether the whole of it is on the screen before anybody scrolls."""
    box = element.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_title_the_first_sentence_and_the_way_on_need_no_scrolling(visit, width, height):
    page = visit(width=width, height=height)
    for number in range(1, 8):
        page.goto(f"{LESSON}{number}/")
        assert in_window(page, page.locator("#card-title")), number
        assert in_window(page, page.locator("a[rel=next]")), number
        first = page.locator(".lesson__card > :nth-child(2)")
        assert first.bounding_box()["y"] < height - 200, number


@pytest.mark.parametrize("script", [True, False])
def test_forward_and_back_and_back_again(visit, script):
    page = visit(script=script)
    page.goto(f"{LESSON}1/")
    titles = [page.title()]
    for _card in range(3):
        deeds.turn_card(page)
        titles.append(page.title())
    assert len(set(titles)) == 4
    for title in reversed(titles[:-1]):
        page.go_back()
        page.wait_for_function("title => document.title === title", arg=title)
        assert title.startswith(page.locator("#card-title").inner_text())
    page.locator("a[rel=next]").click()
    page.wait_for_function("title => document.title === title", arg=titles[1])


def test_the_new_card_has_the_focus_and_the_title(visit):
    page = visit(width=1280)
    page.goto(f"{LESSON}2/")
    page.locator("a[rel=next]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.title.startsWith('Jak głęboko i jak szybko, krok 3 z 8')")
    page.wait_for_function(f"{FOCUSED} === 'Jak głęboko i jak szybko'")
    page.wait_for_url("**/3/")
    assert page.evaluate("scrollY") == 0


def test_a_lesson_is_read_by_keyboard_alone(visit):
    page = visit(width=1280)
    page.goto(f"{LESSON}1/")
    for number in range(2, 9):
        page.locator("a[rel=next]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{LESSON}{number}/")
    expect(page.locator("#card-title")).to_have_text("Do zapamiętania", use_inner_text=True)
    page.locator(".rail a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LESSON}1/")


def test_when_the_network_is_gone_the_link_is_followed_as_any_other(visit):
    page = visit(quiet=False)
    page.goto(f"{LESSON}1/")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.context.set_offline(True)
    page.locator("a[rel=next]").click()
    page.get_by_role("heading", name="Nie ma połączenia").wait_for()


def test_what_a_card_needs_arrives_with_it(visit):
    """A question's style sheet and scripts come when its card does, and not before."""
    page = visit()
    deeds.sign_in(page, "ola")
    page.goto("/pl/ratuj/uratuj-serce/")
    enrol = page.get_by_role("button", name="Zapisz się i zacznij")
    if enrol.count():
        enrol.first.click()
    page.goto(f"{LESSON}7/")
    sheets = "[...document.styleSheets].filter((sheet) => /questions/.test(sheet.href)).length"
    assert page.evaluate(sheets) == 0
    deeds.turn_card(page)
    page.locator("form:has(legend)").wait_for()
    assert page.evaluate(sheets) == 1
    deeds.turn_card(page)
    assert page.evaluate(sheets) == 1
    assert faults(page) == []


def test_a_first_visit_is_light(visit):
    page = visit()
    sizes = []
    page.on("requestfinished", lambda request: sizes.append((request.url, request.sizes()["responseBodySize"])))
    page.goto(f"{LESSON}3/", wait_until="networkidle")
    own = [(url, size) for url, size in sizes if "favicon" not in url]  # the sign on the tab is not part of the page
    assert len(own) <= 12, own
    assert sum(size for _url, size in own) <= 100_000, own


SMALL_TEXT = """() => {
    const small = [];
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || element.closest('.visually-hidden, svg') || !element.offsetParent) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 40) small.push(`${size} ${element.className} ${walker.currentNode.data.trim().slice(0, 40)}`);
    }
    return small }"""


def test_a_smartboard_can_be_read_from_the_last_row(visit):
    page = visit(width=1920, height=1080)
    for number in range(1, 16):
        page.goto(f"{LESSON}{number}/?tablica")
        assert page.evaluate(SMALL_TEXT) == [], number
        assert faults(page, axe=number in (1, 2, 9, 15)) == [], number


def test_a_clicker_scrolls_reveals_and_goes_on(visit):
    page = visit(width=1920, height=1080)
    page.goto(f"{LESSON}9/?tablica")
    answer = page.locator(".board__answer")
    for _press in range(10):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(150)  # the first presses may come before the script
        if answer.get_attribute("open") is not None:
            break
    assert answer.get_attribute("open") is not None
    for _press in range(10):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(150)
        if page.url.endswith("/10/?tablica"):
            break
    page.wait_for_url("**/10/?tablica")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/9/?tablica")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/10/?tablica")
    page.get_by_role("link", name="Zamknij tablicę").click()
    page.wait_for_url(lambda url: "tablica" not in url)


def test_a_smartboard_works_without_script_and_on_a_phone(visit):
    page = visit(width=320, script=False)
    page.goto(f"{LESSON}9/?tablica")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.get_by_role("button", name="Pełny ekran")).to_have_count(0)
    page.locator(".board__answer summary").click()
    expect(page.locator(".board__answer p").first).to_be_visible()
    deeds.turn_card(page)
