"""How often each answer was given: every kind of question, every language, and what stays private."""

from uuid import uuid4

import pytest

from quizzes.models import Question
from quizzes.statistics import overview
from tests.factories import make_question, option
from tests.quizzes.taking import right, take, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    return uuid4()


def frequencies_of(question):
    return overview.question(question.ref, language="pl").item.frequencies


def test_every_option_is_counted_and_says_whether_it_is_right(subject):
    question = make_question(
        answer={"options": [option("A", right=True), option("B"), option("C")], "keep_order": False}
    )
    ids = {one["text"]: one["id"] for one in question.asked["options"]}
    for text in "AABBBA":
        take([question], [[ids[text]]], subject=subject)
    take([question], [None], subject=subject)
    (table,) = frequencies_of(question)
    assert table.answers == 6
    assert [(one.text, one.count, one.right) for one in table.choices] == [
        ("A", 3, True), ("B", 3, False), ("C", 0, False),
    ]  # fmt: skip


def test_of_several_choices_each_is_counted(subject):
    question = make_question("multiple")
    for _number in range(3):
        take([question], [right(question)], subject=subject)
    take([question], [wrong(question)], subject=subject)
    (table,) = frequencies_of(question)
    assert [(one.text, one.count, one.right) for one in table.choices] == [
        ("Nie reaguje", 3, True), ("Nie oddycha", 3, True), ("Rozmawia", 1, False),
    ]  # fmt: skip


def test_true_and_false_are_counted(subject):
    question = make_question("truefalse")
    take([question], ["true"], subject=subject)
    take([question], ["false"], subject=subject)
    (table,) = frequencies_of(question)
    assert [(one.text, one.count, one.right) for one in table.choices] == [("Prawda", 1, False), ("Fałsz", 1, True)]


def test_pairs_are_counted_one_by_one(subject):
    question = make_question(
        "match",
        answer={"pairs": [{"left": "L1", "right": "P1"}, {"left": "L2", "right": "P2"}], "extra": []},
    )
    take([question], [right(question)], subject=subject)
    take(
        [question],
        [right(question) | {next(iter(right(question))): list(right(question).values())[1]}],
        subject=subject,
    )
    (table,) = frequencies_of(question)
    assert {(one.text, one.count, one.right) for one in table.choices} == {
        ("L1 → P1", 1, True), ("L1 → P2", 1, False), ("L2 → P2", 2, True),
    }  # fmt: skip


def story():
    return {
        "nodes": [
            {
                "name": "start",
                "text": "Ktoś leży.",
                "ending": "",
                "choices": [
                    {"text": "Podchodzę", "to": "dobrze", "worth": "best", "feedback": ""},
                    {"text": "Wołam kogoś", "to": "dobrze", "worth": "acceptable", "feedback": ""},
                    {"text": "Odchodzę", "to": "źle", "worth": "harmful", "feedback": ""},
                ],
            },
            {"name": "dobrze", "text": "Oddycha.", "ending": "good", "choices": []},
            {"name": "źle", "text": "Nikt nie pomógł.", "ending": "bad", "choices": []},
        ]
    }


def test_choices_of_a_story_that_were_taken_back_are_counted_too(subject):
    question = make_question("scenario", answer=story())
    ids = {one["text"]: one["id"] for one in question.asked["scenes"]["start"]["choices"]}
    take([question], [{"path": [ids["Podchodzę"]], "earlier": [[ids["Odchodzę"]]]}], subject=subject)
    take([question], [{"path": [ids["Podchodzę"]], "earlier": []}], subject=subject)
    (table,) = frequencies_of(question)
    assert [(one.text, one.count, one.taken_back, one.right) for one in table.choices] == [
        ("Podchodzę", 2, 0, True), ("Wołam kogoś", 0, 0, None), ("Odchodzę", 0, 1, False),
    ]  # fmt: skip


def test_answers_that_read_the_same_are_one_and_what_one_person_wrote_stays_private(subject):
    question = make_question("text", answer={"accepted": ["krążenie"], "ignore_case": True, "ignore_diacritics": True})
    for given in ("Krążenie", "krazenie", "oddech", "Oddech", "nazywam się Ala Żółć"):
        take([question], [given], subject=subject)
    (table,) = frequencies_of(question)
    assert [(one.text, one.count, one.right) for one in table.choices] == [("krazenie", 2, True), ("oddech", 2, False)]
    assert (table.answers, table.other) == (5, 1)


def test_gaps_are_counted_one_by_one(subject):
    answer = {"text": "Uciśnij [[30]] razy, potem [[2|dwa]] oddechy", "choose": False, "extra": []}
    question = make_question("gaps", answer=answer | {"ignore_case": True, "ignore_diacritics": True})
    for given in (["30", "2"], ["30", "dwa"], ["15", "2"], ["15", "3"]):
        take([question], [given], subject=subject)
    (table,) = frequencies_of(question)
    assert [(one.text, one.count, one.right) for one in table.choices] == [
        ("1. 30", 2, True), ("1. 15", 2, False), ("2. 2", 2, True), ("2. dwa", 1, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("numeric", "5.5", "5.5"),
        ("order", None, "Sprawdzam, czy jest bezpiecznie → Wołam i dzwonię → Uciskam"),
        ("rhythm", {"rate": 110}, "110 na minutę"),
    ],
)
def test_the_most_frequent_answers_are_told_in_words(subject, kind, given, words):
    answer = {"minimum": 100, "maximum": 120, "seconds": 15} if kind == "rhythm" else None
    question = make_question(kind, answer=answer)
    take([question], [given or right(question)], subject=subject)
    (table,) = frequencies_of(question)
    assert [(one.text, one.count, one.right) for one in table.choices] == [(words, 1, True)]


def test_each_language_has_its_own_options(subject):
    polish = make_question(answer={"options": [option("Tak", right=True), option("Nie")], "keep_order": False})
    english = make_question(
        answer={"options": [option("Yes", right=True), option("No")], "keep_order": False}, text="How fast?"
    )
    Question.objects.filter(pk=english.pk).update(translation_key=polish.translation_key, locale=2)
    english.refresh_from_db()
    english.save()
    take([polish], [right(polish)], subject=subject)
    take([polish], [wrong(polish)], subject=subject)
    take([english], [right(english)], subject=subject, language="en")
    tables = frequencies_of(polish)
    assert sorted([(one.text, one.count) for one in table.choices] for table in tables) == [
        [("Tak", 1), ("Nie", 1)],
        [("Yes", 1), ("No", 0)],
    ]
    item = overview.question(polish.ref, language="pl").item
    assert item.known.text == "Jakie jest tempo uciśnięć?"
    assert overview.question(polish.ref, language="en").item.known.text == "How fast?"


def test_options_of_a_former_edition_are_told_apart(subject):
    question = make_question()
    take([question], [right(question)], subject=subject)
    for block in question.answer[0].value["options"]:
        block["text"] += " (nowe)"
    question.save()
    take([question], [right(question)], subject=subject)
    take([question], [right(question)], subject=subject)
    tables = frequencies_of(question)
    assert sum(table.answers for table in tables) == 3
    assert sum(table.other for table in tables) == 1
