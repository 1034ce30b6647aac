"""How answers are marked: the manual of the rules."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import marking
from quizzes.kinds import KINDS
from quizzes.kinds.base import option_id
from tests.factories import ANSWERS

SINGLE = KINDS["single"].asked(ANSWERS["single"])
MULTIPLE = KINDS["multiple"].asked(ANSWERS["multiple"])
ORDER = KINDS["order"].asked(ANSWERS["order"])
NUMERIC = KINDS["numeric"].asked(ANSWERS["numeric"])
TRUEFALSE = KINDS["truefalse"].asked(ANSWERS["truefalse"])


def points(kind, asked, value):
    return KINDS[kind].mark(asked, value).points


def test_single_choice_is_right_or_worth_nothing():
    assert points("single", SINGLE, [option_id("100–120 na minutę")]) == 1
    assert points("single", SINGLE, [option_id("60 na minutę")]) == 0


def test_every_right_option_of_a_multiple_choice_adds_its_share():
    assert points("multiple", MULTIPLE, [option_id("Nie reaguje")]) == Fraction(1, 2)
    assert points("multiple", MULTIPLE, [option_id("Nie oddycha"), option_id("Nie reaguje")]) == 1


def test_a_wrong_option_takes_a_share_away_but_never_goes_below_zero():
    assert points("multiple", MULTIPLE, [option_id("Nie reaguje"), option_id("Rozmawia")]) == 0
    assert points("multiple", MULTIPLE, [option_id("Rozmawia")]) == 0


def test_choosing_everything_is_not_full_marks():
    assert points("multiple", MULTIPLE, [option["id"] for option in MULTIPLE["options"]]) < 1


def test_true_or_false():
    assert points("truefalse", TRUEFALSE, "false") == 1
    assert points("truefalse", TRUEFALSE, "true") == 0


@pytest.mark.parametrize("number", ["5", "5.5", "6", "6.000"])
def test_a_number_in_the_range_is_right(number):
    assert points("numeric", NUMERIC, number) == 1


@pytest.mark.parametrize("number", ["4.999", "6.001", "-5", "50", "", "five", None, [], "NaN"])
def test_a_number_outside_the_range_or_no_number_is_worth_nothing(number):
    assert points("numeric", NUMERIC, number) == 0


def test_the_right_order_is_full_marks_and_a_right_run_is_its_share():
    first, second, third = ORDER["key"]
    assert points("order", ORDER, [first, second, third]) == 1
    assert points("order", ORDER, [third, first, second]) == Fraction(2, 3)
    assert points("order", ORDER, [third, second, first]) == 0


def test_an_order_that_leaves_out_or_doubles_a_step_is_worth_nothing():
    first, second, third = ORDER["key"]
    for value in ([first, second], [first, first, third], [first, second, third, third], "abc", None):
        assert points("order", ORDER, value) == 0


ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=8,
)


@given(value=ANY_VALUE)
@pytest.mark.parametrize(
    ("kind", "asked"),
    [("single", SINGLE), ("multiple", MULTIPLE), ("truefalse", TRUEFALSE), ("order", ORDER), ("numeric", NUMERIC)],
)
def test_whatever_is_sent_the_points_are_between_nothing_and_one(kind, asked, value):
    assert 0 <= points(kind, asked, value) <= 1


@given(chosen=st.permutations([option["id"] for option in MULTIPLE["options"]]), count=st.integers(0, 3))
def test_the_order_of_ticks_does_not_matter(chosen, count):
    assert points("multiple", MULTIPLE, chosen[:count]) == points("multiple", MULTIPLE, sorted(chosen[:count]))


@given(st.sets(st.sampled_from([option["id"] for option in MULTIPLE["options"]])))
def test_one_more_right_tick_never_costs_points(chosen):
    for right in MULTIPLE["key"]:
        assert points("multiple", MULTIPLE, [*chosen, right]) >= points("multiple", MULTIPLE, list(chosen))


# --- the whole quiz


def paper(*questions, pass_mark=80, all_critical_right=True):
    return {
        "rules": {"pass_mark": pass_mark, "all_critical_right": all_critical_right, "feedback": "at_end"},
        "questions": list(questions),
    }


def question(ref, *, critical=False):
    return {"ref": ref, "kind": "truefalse", "critical": critical, "points": 1, **TRUEFALSE}


def test_the_pass_mark_is_reached_exactly_or_not_at_all():
    four_of_five = dict.fromkeys("abcd", "false")
    questions = [question(ref) for ref in "abcde"]
    assert marking.mark(paper(*questions, pass_mark=80), four_of_five).passed
    assert not marking.mark(paper(*questions, pass_mark=81), four_of_five).passed


def test_a_wrong_critical_answer_fails_however_many_points_there_are():
    questions = [question("critical", critical=True), *(question(str(number)) for number in range(19))]
    answers = {str(number): "false" for number in range(19)} | {"critical": "true"}
    result = marking.mark(paper(*questions), answers)
    assert result.percent == 95
    assert not result.passed
    assert result.critical_missed == ["critical"]


def test_a_critical_question_without_an_answer_is_a_wrong_one():
    result = marking.mark(paper(question("critical", critical=True), question("b"), pass_mark=50), {"b": "false"})
    assert not result.passed


def test_where_the_rules_do_not_ask_for_it_a_critical_question_is_like_any_other():
    content = paper(question("critical", critical=True), question("b"), pass_mark=50, all_critical_right=False)
    assert marking.mark(content, {"b": "false"}).passed


def test_the_percentage_is_rounded_down():
    result = marking.mark(paper(*(question(ref) for ref in "abc"), pass_mark=67), {"a": "false", "b": "false"})
    assert result.percent == 66
    assert not result.passed


def test_an_answer_to_a_question_that_was_not_asked_is_worth_nothing():
    assert marking.mark(paper(question("a")), {"other": "false"}).score == 0
