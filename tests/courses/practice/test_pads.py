"""Where the pads of an AED go."""

import pytest
from django.conf import settings

from courses.practice import pads
from courses.practice.words import words
from tests.courses.practice.stage import make_exercise, make_room

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def answered(*chosen, who="adult"):
    return next(each for each in pads.rounds("pl", asked=who, chosen=list(chosen), tried=True) if each.key == who)


def test_an_adult_right_below_the_collarbone_and_left_side_below_the_armpit():
    assert answered("right-collarbone", "left-side").is_right


@pytest.mark.parametrize(
    "chosen", [("left-breast", "right-collarbone"), ("left-collarbone", "right-collarbone"), ("breastbone", "belly")]
)
def test_other_places_are_not_yet_right_and_say_why(chosen):
    answer = answered(*chosen)
    assert answer.answered
    assert not answer.is_right
    assert all(place.why for place in answer.chosen)


@pytest.mark.parametrize("chosen", [(), ("belly",), ("belly", "left-side", "breastbone"), ("nonsense", "belly")])
def test_two_pads_need_two_places(chosen):
    assert answered(*chosen).wrong_number


def test_a_small_child_has_one_in_front_and_one_behind():
    assert answered("chest", "shoulder-blades", who="child").is_right
    assert not answered("chest", "collarbone", who="child").is_right


def test_the_languages_have_the_same_places_and_the_same_right_ones():
    def shape(language):
        return [
            (each["key"], [(p["key"], p.get("view"), p.get("right")) for p in each["places"]])
            for each in words("pads", language)
        ]

    assert all(shape(language) == shape("pl") for language in LANGUAGES)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "round=child", "round=x&place=y&try=1", "place=belly&place=belly&try=1"])
def test_any_address_shows_the_exercise_without_a_session(client, query):
    exercise = make_exercise(make_room(), "pads")
    answer = client.get(f"{exercise.url}?{query}")
    assert answer.status_code == 200
    assert not answer.cookies
