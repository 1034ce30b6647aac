"""What is written on the sheet of a lesson."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from courses.summaries.content import FITS, Detail, steps_of, words

TEMPLATE, STYLE = "courses/pdf/summary.html", "courses/pdf/summary.css"


def text_of(lesson) -> str:
    """Return all that the sheet is made of: equal as long as it would look the same."""
    with translation.override(lesson.locale.language_code):
        return render_to_string(TEMPLATE, context_of(lesson, FITS[0])) + render_to_string(STYLE) + address_of(lesson)


def context_of(lesson, detail: Detail) -> dict:
    return {
        "detail": detail,
        "language": lesson.locale.language_code,
        "lesson": lesson,
        "title": words(lesson.title),
        "summary": words(lesson.summary),
        "course": words(lesson.get_parent().title),
        "points": [words(point) for point in lesson.points_to_remember[: detail.most_points]],
        "steps": steps_of(lesson)[: detail.most_steps],
        "guideline": words(lesson.guideline_edition),
        "reviewer": words(lesson.reviewed_by),
        "address": address_of(lesson).split("://")[-1],
    }


def address_of(lesson) -> str:
    return settings.SITE_URL + lesson.url
