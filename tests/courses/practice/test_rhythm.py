"""The rhythm of CPR: rates, and the phases that the trainer plays."""

import pytest

from courses.practice import rhythm


@pytest.mark.parametrize(
    ("rate", "verdict"), [(99, "slow"), (100, "good"), (110, "good"), (120, "good"), (121, "fast"), (30, "slow")]
)
def test_between_100_and_120_is_good(rate, verdict):
    assert rhythm.verdict(rate) == verdict


@pytest.mark.parametrize(("count", "rate"), [(50, 100), (55, 110), (60, 120), (40, 80)])
def test_a_count_by_the_watch_becomes_a_rate(count, rate):
    assert rhythm.counted({"count": str(count)})["rate"] == rate


@pytest.mark.parametrize("typed", ["dużo", "-3", "4", "151", "1e2", "999999", "٥٥٥٥", "5\0"])
def test_what_is_no_count_says_what_to_type(typed):
    shown = rhythm.counted({"count": typed})
    assert "od 5 do 150" in shown["error"]
    assert "rate" not in shown


def test_nothing_typed_is_no_mistake():
    assert rhythm.counted({}) == rhythm.counted({"count": "  "}) == {}


def test_the_beat_is_visible_at_most_twice_a_second_and_in_the_range():
    assert rhythm.verdict(rhythm.BEAT) == "good"
    assert rhythm.BEAT / 60 <= 2


def test_thirty_compressions_then_a_pause_for_two_breaths_of_at_most_ten_seconds():
    mode = next(mode for mode in rhythm.MODES if mode.name == "breaths")
    compress, *breaths = mode.phases
    assert compress.beats == 30
    assert len(breaths) == 2
    assert sum(breath.seconds for breath in breaths) <= 10
    assert mode.repeats


def test_with_an_aed_hands_are_off_only_for_analysis_and_shock():
    mode = next(mode for mode in rhythm.MODES if mode.name == "aed")
    rests = [place for place, phase in enumerate(mode.phases) if phase.seconds]
    assert rests == [2, 3]
    assert not mode.phases[-1].seconds


@pytest.mark.parametrize("mode", rhythm.MODES, ids=lambda mode: mode.name)
def test_every_mode_goes_on_until_the_learner_stops(mode):
    last = mode.phases[-1]
    assert mode.repeats or not (last.beats or last.seconds)
