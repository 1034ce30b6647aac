"""An exam on a bad network: what was given is saved or said to be unsaved, and nothing is lost."""

import os
import re
import signal

import pytest
from playwright.sync_api import expect

from tests.journeys import sitting
from tests.journeys.product import ready_product, wait_for
from tests.journeys.sitting import (
    break_saving,
    choose,
    mend_saving,
    number_of,
    to_question,
    unsent,
    wait_until_said,
)

pytestmark = [pytest.mark.browser, pytest.mark.services]

NOT_SAVED = "Nie zapisano jeszcze odpowiedzi: 1. Spróbujemy ponownie."


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """A product of its own: its web processes are killed."""
    running = ready_product(tmp_path_factory.mktemp("exam") / "data")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def exam(product):
    return sitting.Sitting(product)


@pytest.fixture
def name(exam):
    return exam.newcomer()


def kept(exam, name, values):
    wait_for(lambda: exam.kept(name) == values, f"{values} to be kept; kept is {exam.kept(name)}", patience=20)


def test_offline_the_page_says_what_is_not_saved_and_saves_it_when_the_network_is_back(visit, exam, name):
    page = visit(quiet=False)
    exam.begin(page, name)
    page.context.set_offline(True)
    value = choose(page, 0)
    wait_until_said(page, NOT_SAVED)
    page.get_by_role("button", name="Zapisz i dalej").click()
    page.get_by_text("Nie zapisano. Sprawdź połączenie").wait_for()
    assert exam.kept(name) == []
    page.context.set_offline(False)
    wait_until_said(page, "Zapisano")
    kept(exam, name, [[value]])
    assert unsent(page) == []


def test_an_unsaved_answer_survives_a_reload_and_names_nobody(visit, exam, name):
    page = visit(quiet=False)
    exam.begin(page, name)
    break_saving(page)
    value = choose(page, 1)
    wait_until_said(page, NOT_SAVED)
    page.reload()
    wait_until_said(page, NOT_SAVED)
    assert page.locator(f".option__input[value='{value}']").is_checked()
    (entry,) = unsent(page)
    assert set(entry) == {"attempt", "person", "ref", "fields", "revision", "at"}
    assert entry["fields"] == [["answer", value]]
    assert name not in str(entry)
    to_question(page, 2)  # it is sent from whatever page of the exam
    wait_until_said(page, NOT_SAVED)
    mend_saving(page)
    wait_until_said(page, "Zapisano")
    kept(exam, name, [[value]])


def test_the_web_server_is_killed_in_the_middle_and_nothing_is_lost(visit, exam, name, product):
    page = visit(quiet=False)
    exam.begin(page, name)
    for pid in product.processes("gunicorn"):
        os.kill(pid, signal.SIGKILL)
    value = choose(page, 0)
    wait_until_said(page, "Nie zapisano jeszcze")
    wait_until_said(page, "Zapisano", patience=60)
    kept(exam, name, [[value]])
    page.get_by_role("button", name="Zapisz i dalej").click()
    page.get_by_text("Pytanie 2 z").first.wait_for()


def test_every_kind_is_saved_without_a_button(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    fill = {
        "single": lambda: choose(page, 0),
        "multiple": lambda: (choose(page, 0), choose(page, 1)),
        "truefalse": lambda: choose(page, 1),
        "order": lambda: page.locator("[name=move][value$=':down']").first.click(),
        "match": lambda: [select.select_option(index=1) for select in page.locator(".pairs select").all()],
        "numeric": lambda: page.locator("[name=answer]").press_sequentially("5,5"),
        "text": lambda: page.locator("[name=answer]").press_sequentially("krążenie"),
        "gaps": lambda: (page.locator("[name=gap-1]").fill("30"), page.locator("[name=gap-2]").fill("2")),
        "rhythm": lambda: page.locator("[name=rate]").fill("110"),
        "hotspot": lambda: page.locator("[data-region]").first.click(),
        "essay": lambda: page.locator("textarea").fill("Dzwonię pod 112."),
    }
    for done, kind in enumerate(sitting.KINDS, start=1):
        to_question(page, number_of(kind))
        fill[kind]()
        wait_until_said(page, "Zapisano")
        wait_for(lambda done=done: len(exam.kept(name)) == done, f"{kind} to be kept")
    values = dict(zip(sitting.KINDS, exam.kept(name), strict=True))
    assert values["truefalse"] in {"true", "false"}
    assert (values["text"], values["gaps"], values["rhythm"]) == ("krążenie", ["30", "2"], {"rate": 110})
    assert values["essay"] == "Dzwonię pod 112."
    page.get_by_role("link", name="Podsumowanie i oddanie").click()
    page.get_by_text("Każde pytanie ma zapisaną odpowiedź.").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_said_of_saving_moves_nothing_under_the_finger(visit, exam, name, width):
    page = visit(width=width, quiet=False)
    exam.begin(page, name)
    place = page.locator("form[data-autosave]").bounding_box()
    choose(page, 0)
    wait_until_said(page, "Zapisano")
    assert page.locator("form[data-autosave]").bounding_box() == place
    page.context.set_offline(True)
    choose(page, 1)
    wait_until_said(page, NOT_SAVED)
    assert page.locator("form[data-autosave]").bounding_box() == place


def test_who_changes_her_mind_quickly_keeps_the_last_choice(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    for _time in range(6):
        choose(page, 0)
        last = choose(page, 1)
    wait_until_said(page, "Zapisano")
    kept(exam, name, [[last]])
    page.reload()
    assert page.locator(f".option__input[value='{last}']").is_checked()


def test_an_answer_that_is_not_whole_says_so(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    to_question(page, number_of("match"))
    page.locator(".pairs select").first.select_option(index=1)
    wait_until_said(page, "Wybierz coś w każdym wierszu.")
    assert exam.kept(name) == []


def test_whoever_presses_a_link_at_once_finds_the_answer_saved(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    value = choose(page, 1)
    page.get_by_role("link", name="Podsumowanie i oddanie").click()
    page.get_by_role("heading", name="Przed oddaniem").wait_for()
    assert exam.kept(name) == [[value]]
    expect(page.get_by_text("Odpowiedź zapisana")).to_have_count(1)


def test_in_two_tabs_the_last_answer_is_kept_and_shown(visit, exam, name):
    one = visit()
    exam.begin(one, name)
    two = one.context.new_page()
    two.goto(one.url)
    choose(one, 0)
    wait_until_said(one, "Zapisano")
    value = choose(two, 1)
    kept(exam, name, [[value]])
    one.reload()
    assert one.locator(f".option__input[value='{value}']").is_checked()


def test_the_back_button_shows_what_is_kept_and_lets_it_be_changed(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    first = choose(page, 0)
    page.get_by_role("button", name="Zapisz i dalej").click()
    page.get_by_text("Pytanie 2 z").first.wait_for()
    page.go_back()
    page.get_by_text("Pytanie 1 z").first.wait_for()
    wait_for(lambda: page.locator(f".option__input[value='{first}']").is_checked(), "the kept answer")
    second = choose(page, 1)
    kept(exam, name, [[second]])


def test_a_double_click_hands_in_once_and_going_back_leads_to_the_result(visit, exam, name):
    page = visit()
    exam.begin(page, name)
    choose(page, 0)
    page.get_by_role("link", name="Podsumowanie i oddanie").click()
    page.get_by_role("button", name="Oddaj test").dblclick()
    page.get_by_role("heading", name=re.compile("Jeszcze nie|Czeka na ocenę"), level=1).wait_for()
    result = page.url
    assert exam.states(name) == ["graded"]
    page.go_back()
    page.wait_for_url(result)


def test_handing_in_offline_says_so_and_keeps_everything(visit, exam, name):
    page = visit(quiet=False)
    exam.begin(page, name)
    break_saving(page)
    value = choose(page, 0)
    wait_until_said(page, NOT_SAVED)
    page.get_by_role("link", name="Podsumowanie i oddanie").click()
    page.get_by_role("heading", name="Przed oddaniem").wait_for()
    page.get_by_role("button", name="Oddaj test").click()
    wait_until_said(page, "test nie jest jeszcze oddany")
    assert (exam.states(name), len(unsent(page))) == (["open"], 1)
    mend_saving(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Oddaj test").click()
    wait_until_said(page, "test nie jest jeszcze oddany")
    page.context.set_offline(False)
    page.get_by_role("button", name="Oddaj test").click()
    page.get_by_role("heading", name="Twoje odpowiedzi").wait_for()
    assert exam.kept(name) == [[value]]
    assert exam.states(name) == ["graded"]
