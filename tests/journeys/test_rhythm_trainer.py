"""The CPR rhythm: played exactly, and tapped along with whatever one has."""

import pytest
from playwright.sync_api import expect

from courses.practice import rhythm
from tests.journeys.looks import faults, small_controls
from tests.journeys.product import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.services]

PAGE = "/pl/cwiczenia/rytm-rko/"
# What the page says of each beat, and what the sound card was really asked to play: both in seconds of the audio clock.
LISTEN = """
window.told = []; window.asked = [];
addEventListener("beat", (event) => told.push(event.detail));
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) { asked.push([when, this.context.currentTime]); return start.call(this, when) };
"""

WATCH = """
window.pulses = 0;
const animate = Element.prototype.animate;
Element.prototype.animate = function (...how) {
  pulses += this.matches(".trainer__pulse");
  return animate.apply(this, how);
};
"""


def play(page, mode="Samo uciskanie"):
    page.add_init_script(LISTEN)
    page.goto(PAGE)
    page.get_by_label(mode, exact=True).check()
    page.get_by_role("button", name="Włącz rytm").click()


def test_the_beat_drifts_less_than_ten_milliseconds_in_a_minute_of_the_audio_clock(visit):
    page = visit()
    play(page)
    wait_for(
        lambda: page.evaluate("told.length && told.at(-1).at - told[0].at > 60"), "a minute of beats", patience=180
    )
    told, asked = page.evaluate("[told, asked]")
    beat = 60 / rhythm.BEAT
    first = told[0]["at"]
    drift = [abs(each["at"] - first - (each["number"] - 1) * beat) for each in told]
    assert len(told) >= 110
    assert max(drift) < 0.010
    assert [when for when, _now in asked] == [each["at"] for each in told]  # every beat was heard
    assert all(when >= now for when, now in asked)  # none was late: a late sound begins at once, out of rhythm
    first_asked = asked[0][0]
    assert max(abs(when - first_asked - place * beat) for place, (when, _now) in enumerate(asked)) < 0.010


def tap(page, *, pause, count=10, hand="touch"):
    """Tap with the moments given by the device (ms apart): a busy machine delays our taps and not their time stamps."""
    pad = page.get_by_role("button", name="Stukaj")
    pad.scroll_into_view_if_needed()
    pad.focus()
    box = pad.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    device = page.context.new_cdp_session(page)
    begin = page.evaluate("(performance.timeOrigin + performance.now()) / 1000")
    for number in range(count):
        at = begin + number * pause / 1000
        if hand == "touch":
            device.send(
                "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}], "timestamp": at}
            )
            device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": [], "timestamp": at + 0.05})
        elif hand == "mouse":
            press = {"x": x, "y": y, "button": "left", "clickCount": 1}
            device.send("Input.dispatchMouseEvent", {"type": "mousePressed", "timestamp": at, **press})
            device.send("Input.dispatchMouseEvent", {"type": "mouseReleased", "timestamp": at + 0.05, **press})
        else:
            key = {
                "key": hand,
                "code": "Space" if hand == " " else hand,
                "windowsVirtualKeyCode": 32 if hand == " " else 13,
            }
            device.send("Input.dispatchKeyEvent", {"type": "keyDown", "timestamp": at, **key})
            device.send("Input.dispatchKeyEvent", {"type": "keyUp", "timestamp": at + 0.05, **key})
    return page.locator("[data-part=rate]").inner_text()


@pytest.mark.parametrize("hand", ["touch", "mouse", " ", "Enter"])
def test_taps_every_540_ms_are_read_as_a_good_rate(visit, hand):
    page = visit(touch=hand == "touch")
    page.goto(PAGE)
    assert 109 <= int(tap(page, pause=540, hand=hand)) <= 112
    expect(page.locator("[data-part=advice]")).to_have_text("Dobre tempo. Tak trzymaj", use_inner_text=True)


@pytest.mark.parametrize(("pause", "advice"), [(700, "Za wolno: szybciej"), (450, "Za szybko: wolniej")])
def test_too_slow_and_too_fast_are_told_apart(visit, pause, advice):
    page = visit()
    page.goto(PAGE)
    tap(page, pause=pause, hand="mouse")
    expect(page.locator("[data-part=advice]")).to_have_text(advice, use_inner_text=True)
    expect(page.locator("main")).to_contain_text("nie głębokość", use_inner_text=True)


def test_thirty_and_two_counts_and_says_when_to_breathe(visit):
    page = visit()
    play(page, "30 : 2")
    now = page.locator("[data-part=now]")
    now.filter(has_text="Oddech 1").wait_for(timeout=60_000)
    assert page.evaluate("told.length") == 30
    tap(page, pause=540, count=1, hand="mouse")
    expect(page.locator("[data-part=advice]")).to_have_text("Teraz nie uciskaj", use_inner_text=True)
    now.filter(has_text="Uciskaj").wait_for(timeout=60_000)
    wait_for(lambda: page.evaluate("told.length > 30"), "the next beats")
    told = page.evaluate("told")
    assert told[30]["at"] - told[29]["at"] == pytest.approx(60 / rhythm.BEAT + 5, abs=0.01)


def test_an_aed_arrives_and_hands_go_off_for_its_analysis(visit):
    page = visit()
    play(page, "Przyjeżdża AED")
    now = page.locator("[data-part=now]")
    for words in ("Ktoś poszedł po AED", "AED już jest", "Nikt nie dotyka", "Odsunąć się!", "Od razu uciskaj dalej"):
        now.filter(has_text=words).wait_for(timeout=90_000)
    page.get_by_role("button", name="Zatrzymaj").click()
    beats = page.evaluate("told.length")
    page.wait_for_timeout(700)
    assert page.evaluate("told.length") == beats


def test_the_pulse_is_seen_with_the_sound_off(visit):
    page = visit()
    page.add_init_script(WATCH)
    page.goto(PAGE)
    page.get_by_label("Dźwięk").uncheck()
    page.get_by_role("button", name="Włącz rytm").click()
    wait_for(lambda: page.evaluate("pulses > 3"), "the next beats")


def test_it_is_accessible_while_it_plays(visit):
    page = visit(dark=True)
    play(page)
    wait_for(lambda: page.evaluate("told.length > 2"), "the next beats")
    assert faults(page) + small_controls(page) == []


def test_without_script_one_counts_aloud_and_checks_the_count(visit):
    page = visit(script=False)
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Stukaj")).to_be_hidden()
    for count, words in (("55", "110 na minutę"), ("40", "Za wolno"), ("dużo", "od 5 do 150")):
        page.get_by_label("Ile uciśnięć").fill(count)
        page.get_by_role("button", name="Sprawdź tempo").click()
        expect(page.locator("#count")).to_contain_text(words, use_inner_text=True)
