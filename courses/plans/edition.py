"""What is written in the plan of a lesson."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from courses import cards, lessons, progress
from courses.plans import asking, content
from courses.press import drawings
from courses.summaries.content import words
from courses.summaries.edition import address_of
from figures.registry import Figure
from quizzes import papers

TEMPLATE, STYLE = "courses/pdf/plan.html", "courses/pdf/plan.css"
NOTE_LINES = range(7)


def text_of(context: dict[str, Any]) -> str:
    """Return all that the plan is made of: equal as long as it would look the same."""
    return (
        html_of(context)
        + render_to_string(STYLE)
        + "".join(drawings.svg(drawing) for drawing in drawn(context["steps"]))
    )


def html_of(context: dict[str, Any]) -> str:
    with translation.override(context["language"]):
        return render_to_string(TEMPLATE, context)


def context_of(lesson) -> dict[str, Any]:
    """Return what the plan says, in the language of the lesson; a constant number of queries."""
    course = lesson.get_parent().specific
    pages = progress.step_pages(course)
    questions = lessons.check_questions(lesson)
    language = lesson.locale.language_code
    with translation.override(language):
        paper = papers.write(title=lesson.title, rules=lessons.CHECK_RULES, questions=questions, language=language)
        steps = steps_of(lesson, [question.ref for question in questions])
        return {
            "language": language,
            "lesson": lesson,
            "title": words(lesson.title),
            "summary": words(lesson.summary),
            "course": words(course.title),
            "code": words(course.code),
            "audiences": ", ".join(str(label) for label in course.audience_labels),
            "place": next((number for number, page in enumerate(pages, start=1) if page.pk == lesson.pk), None),
            "parts": len(pages),
            "outcomes": [words(outcome) for outcome in course.outcome_list],
            "points": [words(point) for point in lesson.points_to_remember],
            "steps": steps,
            "drawings_await_review": any(drawing.awaits_review for drawing in drawn(steps)),
            "questions": [asking.planned(number, asked) for number, asked in enumerate(paper["questions"], start=1)],
            "practice": words(course.practice_note),
            "skills": [skill_of(page) for page in pages if progress.is_practical(page)],
            "guideline": words(lesson.guideline_edition),
            "reviewer": words(lesson.reviewed_by),
            "sources": [words(source) for source in lesson.source_list],
            "address": address_of(lesson),
            "note_lines": NOTE_LINES,
        }


def steps_of(lesson, refs: list[str]) -> list[content.PlannedStep]:
    steps = zip(lesson.body, lesson.body.raw_data, strict=True)
    return [
        content.planned(number, stored["value"], asked=numbers_of(step, refs))
        for number, (step, stored) in enumerate(steps, start=1)
    ]


def numbers_of(step: Any, refs: list[str]) -> list[int]:
    return [refs.index(question.ref) + 1 for question in cards.asked_in(step) if question.ref in refs]


def skill_of(page) -> dict[str, Any]:
    return {
        "title": words(page.title),
        "summary": words(page.summary),
        "minutes": page.minutes,
        "points": [words(point) for point in page.points],
        "awaits_review": page.awaits_review,
    }


def drawn(steps: list[content.PlannedStep]) -> list[Figure]:
    """Return the drawings that the plan shows, each once."""
    return list(dict.fromkeys(step.drawing for step in steps if step.drawing))
