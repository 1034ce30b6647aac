"""Short text, gaps, numbers and essays: what people type."""

from fractions import Fraction

import pytest

from quizzes.kinds import KINDS, BadAnswer, CannotRegrade
from quizzes.kinds.wording import fold
from tests.factories import ANSWERS

TEXT = KINDS["text"].asked(ANSWERS["text"])
GAPS = KINDS["gaps"].asked(ANSWERS["gaps"])
ESSAY = KINDS["essay"].asked(ANSWERS["essay"]) | {"ref": "e"}


@pytest.mark.parametrize("given", ["krążenie", "Krążenie", "krazenie", "KRĄŻENIE.", "  krążenie  ", "krążenia"])
def test_accepted_spellings_case_and_diacritics_folded(given):
    assert KINDS["text"].mark(TEXT, given).is_right


@pytest.mark.parametrize("given", ["krwotok", "", None, 7, "krą żenie"])
def test_other_words_are_not_accepted(given):
    assert not KINDS["text"].mark(TEXT, given).is_right


def test_an_author_may_insist_on_case_and_diacritics():
    strict = KINDS["text"].asked(ANSWERS["text"] | {"ignore_case": False, "ignore_diacritics": False})
    assert KINDS["text"].mark(strict, "krążenie").is_right
    assert not KINDS["text"].mark(strict, "krazenie").is_right
    assert not KINDS["text"].mark(strict, "Krążenie").is_right


def test_the_ukrainian_letters_with_dots_are_letters_of_their_own():
    assert fold("їжа й кисень", ignore_case=True, ignore_diacritics=True) == "їжа й кисень"
    assert fold("Łódź", ignore_case=True, ignore_diacritics=True) == "lodz"


def test_each_gap_is_worth_its_share_in_any_accepted_spelling():
    assert KINDS["gaps"].mark(GAPS, ["30", "Dwa"]).points == 1
    assert KINDS["gaps"].mark(GAPS, ["30", "5"]).points == Fraction(1, 2)
    assert KINDS["gaps"].mark(GAPS, ["30"]).points == 0


def test_an_empty_gap_is_not_an_answer_yet():
    with pytest.raises(BadAnswer, match="każdą lukę"):
        KINDS["gaps"].read(GAPS, {"gap-1": ["30"], "gap-2": [" "]})


def test_gaps_from_a_list_offer_the_right_and_the_wrong_ones():
    asked = KINDS["gaps"].asked(ANSWERS["gaps"] | {"choose": True, "extra": ["15"]})
    assert {option["text"] for option in asked["options"]} == {"30", "2", "15"}


def test_the_text_around_the_gaps_is_kept_in_order():
    parts = KINDS["gaps"].shown(GAPS, value=None, layout=[], revealed=False)["parts"]
    assert [part.get("text") for part in parts] == ["Uciśnij ", None, " razy, potem ", None, " oddechy."]


@pytest.mark.parametrize("number", ["4.5", "4,5", "6.5", "5"])
def test_a_tolerance_widens_the_range(number):
    asked = KINDS["numeric"].asked(ANSWERS["numeric"] | {"tolerance": "0.5"})
    assert KINDS["numeric"].mark(asked, KINDS["numeric"].read(asked, {"answer": [number]})).is_right


def test_a_numeric_answer_just_outside_the_tolerance_is_wrong():
    asked = KINDS["numeric"].asked(ANSWERS["numeric"] | {"tolerance": "0.5"})
    assert not KINDS["numeric"].mark(asked, "4.49").is_right


def test_an_essay_waits_for_a_person_and_an_empty_one_does_not():
    assert KINDS["essay"].mark(ESSAY, "Dzwonię pod 112.").pending
    assert not KINDS["essay"].mark(ESSAY, "  ").pending


def test_an_essay_that_is_too_long_is_refused_and_a_short_one_is_kept():
    with pytest.raises(BadAnswer, match="Skróć"):
        KINDS["essay"].read(ESSAY, {"answer": ["słowo " * 51]})
    assert KINDS["essay"].read(ESSAY, {"answer": ["Dzwonię"]}) == "Dzwonię"


def test_what_was_typed_comes_back_beside_the_error():
    assert KINDS["essay"].echo(ESSAY, {"answer": ["słowo " * 51]}).startswith("słowo")
    assert KINDS["gaps"].echo(GAPS, {"gap-1": ["30"]}) == ["30", ""]


def test_a_text_with_another_number_of_gaps_cannot_be_regraded():
    other = KINDS["gaps"].asked(ANSWERS["gaps"] | {"text": "Tylko [[30]]."})
    with pytest.raises(CannotRegrade):
        KINDS["gaps"].rekeyed(GAPS | {"ref": "x"}, other)
