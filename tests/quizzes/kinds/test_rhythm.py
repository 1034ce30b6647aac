"""Rhythm: tapped, or set for who cannot tap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds import KINDS, BadAnswer
from quizzes.kinds.rhythm import rate_of
from tests.factories import ANSWERS

KIND = KINDS["rhythm"]
ASKED = KIND.asked(ANSWERS["rhythm"])


def taps(pause, count=20):
    return {"taps": [",".join(str(place * pause) for place in range(count))]}


@pytest.mark.parametrize(("pause", "rate"), [(545, 110), (600, 100), (500, 120), (540, 111)])
def test_even_taps_between_100_and_120_are_right(pause, rate):
    value = KIND.read(ASKED, taps(pause))
    assert rate_of(value) == rate
    assert KIND.mark(ASKED, value).is_right


@pytest.mark.parametrize("pause", [700, 400, 300, 1000])
def test_too_slow_or_too_fast_is_not_right(pause):
    assert not KIND.mark(ASKED, KIND.read(ASKED, taps(pause))).is_right


def test_one_missed_beat_does_not_spoil_it():
    times = [place * 545 for place in range(20) if place != 7]
    assert rate_of({"taps": times}) == 110


def test_who_cannot_tap_sets_the_rate():
    assert KIND.mark(ASKED, KIND.read(ASKED, {"rate": ["110"]})).is_right
    assert not KIND.mark(ASKED, KIND.read(ASKED, {"rate": ["80"]})).is_right


@pytest.mark.parametrize("form", [taps(545, count=9), {"rate": ["dużo"]}, {"rate": ["5"]}, {"taps": ["3,2,1"]}])
def test_too_few_taps_or_no_number_say_what_to_do(form):
    with pytest.raises(BadAnswer):
        KIND.read(ASKED, form)


@given(st.lists(st.integers(0, 100_000), min_size=2, max_size=50, unique=True).map(sorted))
def test_any_taps_have_a_rate(times):
    assert rate_of({"taps": times}) >= 0
