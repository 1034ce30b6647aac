"""A lesson on the wall of a classroom. It knows nobody and keeps nothing; the class answers by raising hands."""

from courses import cards, lessons
from quizzes import papers
from quizzes.kinds import KINDS


def board_deck(lesson) -> cards.Deck:
    """Return all cards of the lesson, each question with its answer to reveal."""
    questions = lessons.check_questions(lesson)
    return cards.deal(lesson.body, with_answers(lesson, questions), end_title=lessons.end_title(lesson))


def with_answers(lesson, questions: list) -> list[papers.Presented]:
    shown = lessons.preview(lesson, questions)
    asked = papers.write(title=lesson.title, rules=lessons.CHECK_RULES, questions=questions)["questions"]
    for question, original in zip(shown, asked, strict=True):
        question.right_answer = KINDS[original["kind"]].right_answer(original)
        question.explanation = original["explanation"]
    return shown
