"""The practice call: it reaches nobody, and it teaches what to say."""

import re

import pytest
from django.conf import settings

from courses.practice import call, stories
from courses.practice.words import words
from quizzes.kinds import KINDS, story
from tests.courses.practice.stage import make_exercise, make_room

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def test_one_one_two_connects():
    number = ""
    for key in "112":
        number = call.dial(number, key).number
    assert call.dial(number, "call").connected


@pytest.mark.parametrize(
    ("number", "outcome"), [("", "none"), ("11", "wrong"), ("999", "medical"), ("1122", "wrong"), ("911", "wrong")]
)
def test_other_numbers_do_not(number, outcome):
    assert call.dial(number, "call").outcome == outcome


@pytest.mark.parametrize(
    ("number", "press", "shown"),
    [("11", "delete", "1"), ("", "delete", ""), ("abc1", "2", "12"), ("123456789", "0", "123456789"), ("1", "x", "1")],
)
def test_keys_of_the_dialler(number, press, shown):
    assert call.dial(number, press).number == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_can_be_played_to_an_end_from_everywhere(language):
    scenes = words("call", language)["scenes"]
    nodes = [{"ending": "", "choices": [], "name": name} | scene for name, scene in scenes.items()]
    assert story.problems(nodes) == []


def test_the_languages_have_the_same_scenes_and_worths():
    def shape(language):
        return [
            (name, scene.get("ending"), [(choice["to"], choice["worth"]) for choice in scene.get("choices", [])])
            for name, scene in words("call", language)["scenes"].items()
        ]

    assert all(shape(language) == shape("pl") for language in LANGUAGES)


def test_the_best_way_says_where_what_how_many_how_and_who_and_stays_on_the_line():
    asked = stories.from_words("call", "pl")
    path = KINDS["scenario"].example(asked, right=True)["path"]
    assert len(path) <= 8
    shown = stories.play(asked, {"path": ".".join(path)})
    assert shown["scene"]["ending"] == "good"
    said = " ".join(turn["scene"] for turn in shown["turns"])
    order = [
        said.index(word)
        for word in ("Gdzie", "Co się stało", "Ile osób", "oddycha", "Jak się nazywasz", "Nie rozłączaj się")
    ]
    assert order == sorted(order)


def test_hanging_up_ends_badly():
    asked = stories.from_words("call", "pl")
    scenes = asked["scenes"]
    hang_up = [
        choice for scene in scenes.values() for choice in scene["choices"] if "rozłączam się" in choice["text"].lower()
    ]
    assert hang_up
    assert {scenes[choice["to"]]["ending"] for choice in hang_up} == {"bad"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "number=11&press=2", "number=112&press=call", "number=112&press=call&path=zzz", "press=%00"]
)
def test_no_page_of_it_can_place_a_call_or_sends_an_address(client, query):
    exercise = make_exercise(make_room(), "call")
    answer = client.get(f"{exercise.url}?{query}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert not re.search(r"""(tel|sip|callto):""", page)
    assert '<meta name="format-detection" content="telephone=no">' in page
    fields = re.findall(r'<input id="own-[^>]*>', page)
    assert len(fields) == 5
    assert not [field for field in fields if " name=" in field]
