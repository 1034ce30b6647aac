"""The two simplest texts: Aiken, and questions pasted from a document."""

import pytest

from quizzes.exchange import aiken, pasted
from quizzes.exchange.items import Item, Level
from tests.quizzes.exchange.kinds import without_line

AIKEN = """What is the correct answer to this question?
A. Is it this one?
B. Maybe this answer?
C. Possibly this one?
ANSWER: B

Which LMS has the most quiz import formats?
A) Moodle
B) ATutor
ANSWER: A
"""


def messages(report):
    return [(remark.line, remark.message) for remark in report.remarks if remark.level == Level.ERROR]


def test_moodles_documented_examples():
    report = aiken.read(AIKEN.encode())
    assert [item.text for item in report.items] == [
        "What is the correct answer to this question?",
        "Which LMS has the most quiz import formats?",
    ]
    assert [option["right"] for option in report.items[0].value["options"]] == [False, True, False]
    assert [item.line for item in report.items] == [1, 7]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Pytanie\nA. a\nB. b\n", 5, "Tu powinna być"),
        ("Pytanie\nA. a\nB. b\nANSWER: D\n", 4, "takiej nie ma"),
        ("Pytanie\nA. a\nANSWER: A\n", 1, "mniej niż dwie"),
        ("A. a\nB. b\nANSWER: A\n", 1, "nie ma treści"),
        ("Pytanie\nA. a\ncoś\nANSWER: A\n", 3, "Tu powinna być"),
    ],
)
def test_each_fault_has_its_line_and_the_rest_is_read(text, line, says):
    report = aiken.read((text + "\nDobre\nA. tak\nB. nie\nANSWER: A\n").encode())
    assert any(at == line and says in message for at, message in messages(report))


def test_what_aiken_can_hold_comes_back():
    items = aiken.read(AIKEN.encode()).items
    written = aiken.write(items)
    assert written.remarks == []
    assert list(map(without_line, aiken.read(written.content).items)) == list(map(without_line, items))


def test_windows_files_in_the_old_code_page_are_read():
    report = aiken.read(AIKEN.replace("question?", "pytańie?").replace("\n", "\r\n").encode("cp1250"))
    assert len(report.items) == 2


PASTED = """Jakie jest tempo uciśnięć?
* 100–120 na minutę
- 60 na minutę
! Około 2 na sekundę.

Kiedy uciskasz?
* nie reaguje
* nie oddycha
- rozmawia
"""


def test_a_question_pasted_from_a_document():
    report = pasted.read(PASTED.encode())
    first, second = report.items
    assert (first.kind, first.explanation) == ("single", "Około 2 na sekundę.")
    assert (second.kind, second.value["scoring"]) == ("multiple", "partial")


@pytest.mark.parametrize(
    ("text", "says"),
    [("Pytanie\n* a\n", "co najmniej dwóch"), ("Pytanie\n- a\n- b\n", "gwiazdki"), ("\n\n", "nie ma pytań")],
)
def test_what_is_missing_is_said(text, says):
    assert says in messages(pasted.read(text.encode()))[0][1]


def test_pasted_questions_come_back():
    items = pasted.read(PASTED.encode()).items
    assert list(map(without_line, pasted.read(pasted.write(items).content).items)) == list(map(without_line, items))


@pytest.mark.parametrize("format_", [aiken, pasted])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xfe\x00", b"x" * 6_000_000])
def test_nonsense_is_reported_and_never_raises(format_, content):
    assert format_.read(content).items == []


@pytest.mark.parametrize("format_", [aiken, pasted])
def test_what_they_cannot_hold_is_named(format_):
    essay = Item("essay", "Opisz.", {"min_words": 1, "max_words": 9, "criteria": "x", "model_answer": ""})
    assert format_.write([essay]).remarks
