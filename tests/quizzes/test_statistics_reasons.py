"""What to look at first, and why."""

from uuid import uuid4

import pytest

from quizzes.statistics import overview
from quizzes.statistics.choices import Choice, Frequencies
from quizzes.statistics.concerns import Measured, concerns
from tests.factories import make_question
from tests.quizzes.taking import take_all


def measured(**changed):
    values = {
        "n": 100, "is_critical": False, "facility": 0.7, "discrimination": 0.4, "unanswered": 0.0, "seconds": 30.0
    }  # fmt: skip
    return Measured(**values | changed)


def told(measure, tables=(), kind="single"):
    return [concern.sentence for concern in concerns(measure, tables, kind=kind)]


def test_a_good_question_gives_no_reason():
    assert told(measured(), [Frequencies(answers=100, choices=[Choice("A", 70, True), Choice("B", 30, False)])]) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"facility": 0.1}, "Prawie nikt"),
        ({"facility": 0.6, "is_critical": True}, "Krytyczne"),
        ({"facility": 0.99}, "Prawie każdy"),
        ({"discrimination": -0.3}, "sprawdź klucz"),
        ({"discrimination": 0.05}, "Nie odróżnia"),
        ({"unanswered": 0.3}, "bez odpowiedzi"),
        ({"seconds": 200.0}, "dużo czasu"),
        ({"seconds": 100.0, "usual_seconds": 20.0}, "dużo czasu"),
    ],
)
def test_the_figures_give_reasons(changed, words):
    (sentence,) = told(measured(**changed))
    assert words in sentence


def test_the_choices_give_reasons():
    choices = [Choice("Dobra", 40, True), Choice("Zła", 60, False), Choice("Nikt", 0, False)]
    assert told(measured(), [Frequencies(answers=100, choices=choices)]) == [
        "Zła odpowiedź jest wybierana częściej niż dobra: „Zła”.",
        "Tej odpowiedzi nikt nie wybiera: „Nikt”.",
    ]


def test_of_too_few_answers_nothing_is_said():
    assert told(measured(n=9, facility=0.0)) == []


@pytest.mark.django_db
def test_critical_questions_with_a_problem_come_first():
    subject = uuid4()
    critical = make_question(text="Krytyczne", critical=True)
    hard = make_question(text="Trudne")
    easy = make_question(text="Łatwe")
    take_all([easy, hard, critical], [(1, 0, 0)] * 4 + [(1, 0, 1)] * 7 + [(0, 1, 0)], subject=subject)
    quiz = overview.quiz(subject, language="pl")
    assert [item.known.text for item in quiz.items] == ["Krytyczne", "Trudne", "Łatwe"]
