"""What the editor refuses, and what it says."""

import pytest
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError

from quizzes.kinds import KINDS
from tests.factories import ANSWERS, option, with_pictures


@pytest.fixture(autouse=True)
def in_polish():
    with translation.override("pl"):
        yield


def clean(kind, value):
    block = KINDS[kind].block()
    return block.clean(block.to_python(value))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(ANSWERS))
def test_a_good_question_is_taken(kind):
    assert clean(kind, with_pictures(ANSWERS[kind]))


def problem(kind, value):
    with pytest.raises(StructBlockValidationError) as refused:
        clean(kind, value)
    return str(refused.value.as_json_data())


def test_a_single_choice_needs_exactly_one_right_option():
    none = {"options": [option("a"), option("b")], "keep_order": False}
    two = {"options": [option("a", right=True), option("b", right=True)], "keep_order": False}
    assert "dokładnie jedną" in problem("single", none)
    assert "dokładnie jedną" in problem("single", two)


def test_a_multiple_choice_needs_a_right_and_a_wrong_option():
    assert "dobrą" in problem("multiple", {"options": [option("a"), option("b")], "keep_order": False})
    all_right = {"options": [option("a", right=True), option("b", right=True)], "keep_order": False}
    assert "złą" in problem("multiple", all_right)


def test_two_equal_options_are_refused():
    twins = {"options": [option("Tak", right=True), option(" tak ")], "keep_order": False}
    assert "tak samo" in problem("single", twins)


def test_two_equal_steps_are_refused():
    assert "tak samo" in problem("order", {"steps": ["a", "b", "A"]})


def test_a_range_upside_down_is_refused():
    assert "większe" in problem("numeric", {"minimum": "6", "maximum": "5", "unit": ""})


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(ANSWERS))
def test_the_preview_shows_the_question_as_a_learner_sees_it(kind):
    from quizzes import previews
    from tests.factories import make_question

    shown = previews.context(make_question(kind), "")["question"]
    assert shown.text == "Jakie jest tempo uciśnięć?"
    assert not shown.has_feedback
