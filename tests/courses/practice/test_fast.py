"""FAST: face, arm, speech, time."""

import pytest
from django.conf import settings

from courses.practice import fast
from courses.practice.words import words
from tests.courses.practice.stage import make_exercise, make_room

LANGUAGES = [code for code, _name in settings.LANGUAGES]
CASES = words("fast", "pl")["cases"]


def right_act(case):
    return next(act["key"] for act in case["acts"] if act.get("right"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_every_sign_and_the_call_is_right(case):
    assert fast.judge(case, signs=case["signs"], act=right_act(case)).is_right


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_right_act_alone_is_not_enough(case):
    judged = fast.judge(case, signs=[], act=right_act(case))
    assert judged.missed == case["signs"]
    assert not judged.is_right


def test_a_sign_that_is_not_there_is_named():
    judged = fast.judge(CASES[1], signs=["speech", "face", "nonsense"], act="call")
    assert judged.invented == ["face"]
    assert not judged.is_right


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_any_other_act_has_its_reason(case):
    for act in case["acts"]:
        judged = fast.judge(case, signs=case["signs"], act=act["key"])
        assert judged.act["why"]
        assert judged.is_right == bool(act.get("right"))


def test_signs_that_have_passed_are_a_reason_to_call_too():
    assert right_act(CASES[2]) == "call"


def test_the_languages_have_the_same_people_signs_and_acts():
    def shape(language):
        text = words("fast", language)
        cases = [(c["signs"], c["figure"], [(a["key"], a.get("right")) for a in c["acts"]]) for c in text["cases"]]
        return [each["letter"] for each in text["letters"]], [sign["key"] for sign in text["signs"]], cases

    assert all(shape(language) == shape("pl") for language in LANGUAGES)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "case=3", "case=99", "case=-1", "case=²", "case=1&try=1", "case=2&sign=x&act=y&try=1"]
)
def test_any_address_shows_the_exercise(client, query):
    exercise = make_exercise(make_room(), "fast")
    assert client.get(f"{exercise.url}?{query}").status_code == 200
