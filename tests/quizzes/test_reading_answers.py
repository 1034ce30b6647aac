"""How an answer is read from a form, and what a learner is told when it cannot be."""

import pytest

from quizzes.kinds import KINDS, BadAnswer
from quizzes.kinds.base import option_id
from tests.factories import ANSWERS


def read(kind, form):
    return KINDS[kind].read(KINDS[kind].asked(ANSWERS[kind]), form)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("5", "5"), ("5,5", "5.5"), ("5.5", "5.5"), (" 5 cm ", "5"), ("5\u00a0cm", "5"), ("5 CM", "5"), ("-1", "-1")],
)
def test_a_number_may_have_a_comma_a_point_or_the_unit(typed, read_as):
    assert read("numeric", {"answer": [typed]}) == read_as


@pytest.mark.parametrize("typed", ["", "pięć", "5 m", "5,5,5", "1e9", "5" * 40, "٥", "5-6"])
def test_what_is_not_a_number_is_sent_back(typed):
    with pytest.raises(BadAnswer, match="Wpisz liczbę"):
        read("numeric", {"answer": [typed]})


def test_nothing_chosen_is_sent_back():
    for kind in ("single", "multiple"):
        with pytest.raises(BadAnswer, match="Wybierz"):
            read(kind, {})


def test_an_option_that_is_not_on_the_list_is_sent_back():
    with pytest.raises(BadAnswer, match="nie ma już na liście"):
        read("single", {"answer": ["deadbeef"]})


def test_two_options_of_a_single_choice_are_sent_back():
    with pytest.raises(BadAnswer, match="jedną"):
        read("single", {"answer": [option_id("100–120 na minutę"), option_id("60 na minutę")]})


def test_steps_are_ordered_by_their_numbers():
    first, second, third = (option_id(step) for step in ANSWERS["order"]["steps"])
    form = {f"place-{first}": ["2"], f"place-{second}": ["1"], f"place-{third}": ["3"]}
    assert read("order", form) == [second, first, third]


@pytest.mark.parametrize("places", [("1", "1", "2"), ("1", "2", ""), ("1", "2", "9"), ("0", "1", "2"), ("a", "b", "c")])
def test_numbers_that_do_not_make_an_order_are_sent_back(places):
    ids = [option_id(step) for step in ANSWERS["order"]["steps"]]
    with pytest.raises(BadAnswer):
        read("order", {f"place-{step}": [place] for step, place in zip(ids, places, strict=True)})


def test_the_up_button_moves_a_step_without_script():
    kind = KINDS["order"]
    asked = kind.asked(ANSWERS["order"])
    shown = list(asked["key"])
    assert kind.moved(asked, {"move": [f"{shown[1]}:up"]}, shown) == [shown[1], shown[0], shown[2]]
    assert kind.moved(asked, {"move": [f"{shown[0]}:up"]}, shown) == shown
    assert kind.moved(asked, {"move": ["nothing:up"]}, shown) is None


def test_the_name_of_an_option_does_not_tell_its_place():
    asked = KINDS["order"].asked(ANSWERS["order"])
    assert [option["id"] for option in asked["options"]] == sorted(asked["key"])
