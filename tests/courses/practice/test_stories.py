"""Scenarios that anybody may play: the way is in the address, and the review shows it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from courses.practice import stories
from quizzes.kinds import KINDS
from tests.courses.practice.stage import make_exercise, make_room
from tests.factories import ANSWERS, make_question

ASKED = {"ref": "r", "kind": "scenario", "text": "Co robisz?", **KINDS["scenario"].asked(ANSWERS["scenario"])}
IDS = {choice["text"]: choice["id"] for scene in ASKED["scenes"].values() for choice in scene["choices"]}


def play(*choices, choose=""):
    path = stories.JOINT.join(IDS.get(choice, choice) for choice in choices)
    return stories.play(ASKED, {"path": path, "choose": IDS.get(choose, choose)})


def test_it_begins_with_the_first_scene():
    shown = play()
    assert shown["scene"]["text"].startswith("Starszy pan")
    assert shown["last"] is None


def test_a_choice_has_its_consequence_and_its_reason():
    shown = play(choose="Czekam")
    assert shown["scene"]["text"] == "Minęły 2 minuty."
    assert (shown["last"]["worth"], shown["last"]["feedback"]) == ("harmful", "Każda minuta się liczy.")
    assert shown["back"] == ""


def test_the_end_reviews_the_whole_way():
    shown = play("Czekam", choose="Podchodzę teraz")
    assert shown["scene"]["ending"] == "good"
    assert [turn["choice"] for turn in shown["turns"]] == ["Czekam", "Podchodzę teraz"]
    assert shown["counts"] == {"best": 0, "acceptable": 1, "harmful": 1}


@pytest.mark.parametrize("choices", [("nonsense",), ("Podchodzę teraz",), ("..",)])
def test_what_does_not_belong_to_the_story_is_left_out(choices):
    assert play(*choices)["path"] == ""


def test_a_path_that_runs_in_circles_ends_somewhere():
    loop = {"start": {"text": "Tu", "ending": "", "choices": [{"id": "a", "text": "Jeszcze raz", "to": "start"}]}}
    asked = {
        "ref": "r",
        "kind": "scenario",
        "scenes": loop,
        "start": "start",
        "key": {"a": "best"},
        "feedback": {"a": ""},
    }
    shown = stories.play(asked, {"path": ".".join(["a"] * 500)})
    assert len(shown["turns"]) <= 51
    assert shown["choices"] == []


@pytest.fixture
def exercise(db):
    question = make_question("scenario", text="W tramwaju")
    return make_exercise(make_room(), "story", question=question)


def test_anybody_plays_a_question_of_the_bank_and_nothing_is_kept(client, exercise):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(exercise.url, {"path": IDS["Czekam"], "choose": IDS["Podchodzę teraz"]})
    assert "Twoja droga" in answer.content.decode()
    assert not answer.cookies
    assert not [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_an_archived_question_is_not_played(client, exercise):
    exercise.question.unpublish()
    page = client.get(exercise.url)
    assert page.status_code == 200
    assert "poprawiany" in page.content.decode()


def test_only_a_scenario_can_be_played(exercise):
    for question in (None, make_question("single")):
        exercise.question = question
        with pytest.raises(ValidationError, match="Scenariusz z wyborami"):
            exercise.full_clean()
        assert exercise.must_haves()


def test_the_query_of_an_address_is_read():
    assert stories.play(ASKED, QueryDict(f"choose={IDS['Podchodzę']}"))["scene"]["ending"] == "good"
