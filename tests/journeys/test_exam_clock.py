"""The clock of an exam, another device, another person, the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds, sitting
from tests.journeys.looks import LOOKS, faults
from tests.journeys.product import wait_for
from tests.journeys.sitting import break_saving, choose, number_of, to_question, unsent, wait_until_said

pytestmark = [pytest.mark.browser, pytest.mark.services]


@pytest.fixture(scope="module")
def exam(product):
    return sitting.Sitting(product)


@pytest.fixture
def name(exam):
    return exam.newcomer()


def test_the_clock_counts_by_the_servers_time_whatever_the_device_thinks(visit, exam, name):
    page = visit()
    page.add_init_script(
        "Date.now = () => 0; const Real = Date; window.Date = class extends Real { constructor() { super(0); } };"
    )
    exam.begin(page, name)
    clock = page.get_by_role("timer")
    wait_for(lambda: re.search(r"Zostało (29:\d\d|30:00)", clock.inner_text()), "the clock")
    before = clock.inner_text()
    wait_for(lambda: clock.inner_text() != before, "the clock to go on", patience=5)
    assert clock.get_attribute("aria-live") == "off"


def test_when_the_time_is_up_the_exam_is_handed_in_with_what_was_being_typed(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    value = choose(page, 0)
    wait_until_said(page, "Zapisano")
    to_question(page, number_of("essay"))
    exam.shorten(name, 12)
    page.reload()
    page.locator("textarea").press_sequentially("Dzwonię pod 112.")
    page.get_by_role("heading", name="Czeka na ocenę", level=1).wait_for(timeout=40_000)
    expect(page.get_by_text("Czas minął. Test jest oddany ze wszystkim, co było zapisane.").first).to_be_attached()
    assert exam.kept(name) == [[value], "Dzwonię pod 112."]
    assert exam.states(name) == ["submitted"]


def test_without_script_the_page_says_when_the_time_was_told(visit, exam, name):
    page = visit(script=False)
    exam.begin(page, name)
    assert re.search(r"Zostało \d+ minut \(stan z \d\d:\d\d\)", page.get_by_role("timer").inner_text())


def test_the_exam_goes_on_on_another_device(visit, exam, name):
    phone = visit()
    exam.begin(phone, name)
    value = choose(phone, 1)
    wait_until_said(phone, "Zapisano")
    desk = visit(width=1280)
    deeds.sign_in(desk, name)
    desk.goto(exam.exam)
    desk.get_by_role("button", name="Wróć do testu").click()
    desk.get_by_text("Pytanie 2 z").first.wait_for()
    to_question(desk, 1)
    assert desk.locator(f".option__input[value='{value}']").is_checked()
    other = choose(desk, 0)
    wait_until_said(desk, "Zapisano")
    last = choose(phone, 0) and choose(
        phone, 1
    )  # the phone still shows its own; its latest choice is the latest of all
    wait_for(lambda: exam.kept(name) == [[last]], f"the phone's answer {last} after the desk's {other}")


def test_who_was_signed_out_signs_in_again_and_loses_nothing(visit, exam, name):
    page = visit(quiet=False)
    exam.begin(page, name)
    page.context.clear_cookies(name="sessionid")
    value = choose(page, 0)
    link = page.get_by_role("link", name="Zaloguj się (nowa karta)")
    link.wait_for()
    with page.context.expect_page() as opened:
        link.click()
    other = opened.value
    deeds.sign_in(other, name)
    wait_until_said(page, "Zapisano", patience=40)
    assert exam.kept(name) == [[value]]
    page.get_by_role("button", name="Zapisz i dalej").click()
    page.get_by_text("Pytanie 2 z").first.wait_for()


def test_on_a_shared_computer_nobody_sends_or_sees_what_another_person_left(visit, exam, name):
    page = visit(quiet=False)
    exam.begin(page, name)
    break_saving(page)
    choose(page, 0)
    wait_until_said(page, "Nie zapisano jeszcze")
    first = page.url.split("/questions/")[0]
    page.goto("/pl/accounts/logout/")
    assert len(unsent(page)) == 1
    page.locator("main form button").click()
    page.wait_for_url(lambda url: "logout" not in url)
    assert unsent(page) == []

    exam.begin(page, name)
    choose(page, 1)
    wait_until_said(page, "Nie zapisano jeszcze")
    page.context.clear_cookies()  # the browser was closed; the next person comes
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    second = exam.newcomer()
    deeds.sign_in(page, second)
    wait_for(lambda: unsent(page) == [], "the other person's answers to be deleted")
    page.goto(exam.exam)
    page.locator("main form button").first.click()
    page.get_by_text("Pytanie 1 z").first.wait_for()
    expect(page.locator(".option__input:checked")).to_have_count(0)
    assert not [url for url in asked if first in url]
    assert exam.kept(name) == exam.kept(second) == []


def test_with_the_keyboard_alone(visit, exam, name):
    page = visit(width=1280)
    exam.begin(page, name)
    page.locator("main").focus()
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.option__input')"):
            break
    page.keyboard.press("Space")
    wait_until_said(page, "Zapisano")
    page.keyboard.press("ArrowDown")
    wait_for(lambda: exam.kept(name) and exam.rows(sitting.KEPT, name)[0][1] == 2, "the second choice")
    page.keyboard.press("Enter")
    page.get_by_text("Pytanie 2 z").first.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1"


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_the_pages_of_an_open_exam_are_accessible(visit, exam, name, width, dark):
    page = visit(width=width, dark=dark)
    exam.begin(page, name)
    question = page.url
    choose(page, 0)
    wait_until_said(page, "Zapisano")
    wrong = []
    for address in (exam.exam, question, re.sub("questions/.*", "review/", question)):
        page.goto(address)
        wrong += faults(page)
    assert wrong == []
