"""A step is read aloud by a voice of the device itself, and by no other."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.services]
COMPONENTS = "/pl/components/"  # where every component stands
# The browser's own speech has no voice on a server; this one says nothing and remembers what it was given.
SPEECH = """(voices) => {
    window.said = [];
    const speech = { getVoices: () => voices, speak: (one) => window.said.push(one), cancel: () => window.said.push("stop"),
                     addEventListener() {}, removeEventListener() {} };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
OWN = '{ lang: "pl-PL", name: "Ewa", localService: true }'
ELSEWHERE = '{ lang: "pl-PL", name: "Chmura", localService: false }'
ENGLISH = '{ lang: "en-GB", name: "Amy", localService: true }'


def open_components(visit, voices):
    page = visit()
    page.add_init_script(f"({SPEECH})([{voices}])")
    page.goto(COMPONENTS)
    return page


def test_a_step_is_read_sentence_by_sentence_and_stops_when_asked(visit):
    page = open_components(visit, OWN)
    page.get_by_role("button", name="Odczytaj na głos").first.click()
    said = page.evaluate("said.filter((one) => one.text).map((one) => [one.text, one.lang])")
    assert ["Dopiero potem podejdź.", "pl-PL"] in said
    assert not [text for text, _language in said if "Odczytaj" in text]
    page.get_by_role("button", name="Zatrzymaj czytanie").first.click()
    assert page.evaluate("said.at(-1)") == "stop"
    expect(page.get_by_role("button", name="Zatrzymaj czytanie")).to_have_count(0)


def test_the_button_goes_back_when_the_last_sentence_is_said(visit):
    page = open_components(visit, OWN)
    page.get_by_role("button", name="Odczytaj na głos").first.click()
    page.evaluate("said.filter((one) => one.text).at(-1).onend()")
    expect(page.get_by_role("button", name="Zatrzymaj czytanie")).to_have_count(0)


@pytest.mark.parametrize("voices", ["", ELSEWHERE, ENGLISH])
def test_without_a_voice_of_the_device_in_the_language_there_is_no_button(visit, voices):
    page = open_components(visit, voices)
    assert page.locator("read-aloud").first.is_hidden()


def test_without_a_script_there_is_no_button(visit):
    page = visit(script=False)
    page.goto(COMPONENTS)
    expect(page.locator("read-aloud")).to_have_count(1)
    expect(page.get_by_role("button", name="Odczytaj na głos")).to_have_count(0)
