"""What is written on the sheet of a lesson, and on its poster."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from courses.press import drawings
from courses.summaries.content import FITS, POSTER_FITS, Detail, steps_of, words
from figures.registry import Figure

TEMPLATE, STYLE = "courses/pdf/summary.html", "courses/pdf/summary.css"
POSTER_TEMPLATE, POSTER_STYLE = "courses/pdf/poster.html", "courses/pdf/poster.css"


def text_of(lesson) -> str:
    """Return all that the sheet is made of: equal as long as it would look the same."""
    with translation.override(lesson.locale.language_code):
        return render_to_string(TEMPLATE, context_of(lesson, FITS[0])) + render_to_string(STYLE) + address_of(lesson)


def text_of_poster(lesson) -> str:
    """Return all that the poster is made of."""
    drawing = drawing_of(lesson)
    with translation.override(lesson.locale.language_code):
        text = render_to_string(POSTER_TEMPLATE, poster_context_of(lesson, POSTER_FITS[0]))
    return text + render_to_string(POSTER_STYLE) + address_of(lesson) + (drawings.svg(drawing) if drawing else "")


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


def poster_context_of(lesson, detail: Detail) -> dict:
    return context_of(lesson, detail) | {"drawing": drawing_of(lesson)}


def drawing_of(lesson) -> Figure | None:
    """Return the drawing for the top of the poster: the first that the lesson shows; None when it shows none."""
    return next((drawing for step in lesson.body.raw_data for drawing in drawings.of_step(step["value"])), None)


def address_of(lesson) -> str:
    return settings.SITE_URL + lesson.url
