"""Choices, pairs, pictures and places."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import papers
from quizzes.kinds import KINDS, BadAnswer
from quizzes.kinds.base import option_id
from tests.factories import ANSWERS, make_question, option

MATCH = KINDS["match"].asked(ANSWERS["match"])
LEFTS = list(MATCH["key"])
RIGHTS = [each["id"] for each in MATCH["options"]]


def multiple(scoring):
    options = [option("a", right=True), option("b", right=True), option("c"), option("d")]
    return KINDS["multiple"].asked({"options": options, "keep_order": False, "scoring": scoring})


def ids(*texts):
    return [option_id(text) for text in texts]


@pytest.mark.parametrize(
    ("scoring", "chosen", "points"),
    [
        ("partial", "ab", 1),
        ("partial", "a", Fraction(1, 2)),
        ("partial", "abc", Fraction(1, 2)),
        ("partial", "acd", 0),
        ("all", "ab", 1),
        ("all", "a", 0),
        ("all", "abc", 0),
        ("any", "a", 1),
        ("any", "ab", 1),
        ("any", "ac", 0),
    ],
)
def test_three_ways_to_score_a_multiple_choice(scoring, chosen, points):
    assert KINDS["multiple"].mark(multiple(scoring), ids(*chosen)).points == points


def test_each_right_pair_is_worth_its_share():
    right = MATCH["key"]
    assert KINDS["match"].mark(MATCH, right).points == 1
    assert KINDS["match"].mark(MATCH, {LEFTS[0]: right[LEFTS[0]]}).points == Fraction(1, 2)


@given(st.fixed_dictionaries({left: st.sampled_from(RIGHTS) for left in LEFTS}), st.sampled_from(LEFTS))
def test_putting_one_pair_right_never_costs_points(given, left):
    better = given | {left: MATCH["key"][left]}
    assert KINDS["match"].mark(MATCH, better).points >= KINDS["match"].mark(MATCH, given).points


def test_the_wrong_extras_stand_in_the_list_too():
    assert {each["text"] for each in MATCH["options"]} == {"chłodzenie wodą", "ucisk", "masło"}


def test_a_pair_left_open_is_not_an_answer_yet():
    with pytest.raises(BadAnswer, match="każdym wierszu"):
        KINDS["match"].read(MATCH, {f"pair-{LEFTS[0]}": [RIGHTS[0]]})


@pytest.mark.django_db
def test_a_picture_is_kept_as_asked_when_the_library_exchanges_it():
    question = make_question("picture")
    asked = papers.ask(question)
    kept = asked["options"][0]["picture"]
    question.answer[0].value["options"][0]["picture"].delete()
    from django.core.files.storage import default_storage

    assert default_storage.exists(kept["name"])
    assert kept["alt"] == "Ręce na środku klatki"


@pytest.mark.django_db
def test_one_right_picture_takes_one_answer():
    asked = papers.ask(make_question("picture"))
    both = [each["id"] for each in asked["options"]]
    with pytest.raises(BadAnswer, match="jedną"):
        KINDS["picture"].read(asked, {"answer": both})


@pytest.mark.django_db
def test_places_are_lettered_in_the_order_of_the_list_and_stand_in_the_pixels_of_the_picture():
    asked = papers.ask(make_question("hotspot"))
    layout = [option_id("brzuch"), option_id("środek klatki")]
    shown = papers.present(asked, layout=layout)
    assert [(each["letter"], each["text"]) for each in shown.options] == [("A", "brzuch"), ("B", "środek klatki")]
    region = shown.more["regions"][1]
    assert (region["letter"], region["x"], region["y"], region["width"]) == ("B", 160, 90, 80)


@pytest.mark.django_db
def test_the_list_below_the_picture_answers_like_the_picture():
    asked = papers.ask(make_question("hotspot"))
    right = KINDS["hotspot"].read(asked, {"answer": ids("środek klatki")})
    assert KINDS["hotspot"].mark(asked, right).is_right


@pytest.mark.django_db
def test_the_answers_of_questions_with_pictures_cost_no_queries_when_a_paper_is_written(django_assert_num_queries):
    questions = [make_question("picture"), make_question("hotspot"), make_question("single")]
    with django_assert_num_queries(0):
        papers.write(title="Test", rules=papers.Rules(), questions=questions)
