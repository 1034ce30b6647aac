"""What quotes which edition of the guidelines: on the day a new one comes, this is what has to be read again."""

from dataclasses import dataclass
from typing import Any

from courses.models import CoursePage, LessonPage, PracticalPage, PracticePage, QuizPage
from quizzes.models import Question


@dataclass(frozen=True)
class Quoting:
    edition: str
    thing: Any


def quoting() -> list[Quoting]:
    """Return the pages and questions that name an edition, by edition. A constant number of queries."""
    found = []
    for model in (CoursePage, LessonPage, PracticePage, PracticalPage, QuizPage, Question):
        things = model.objects.exclude(guideline_edition="").select_related("locale")
        if model is Question:
            things = things.filter(is_archived=False)
        found += [Quoting(thing.guideline_edition, thing) for thing in things]
    return sorted(found, key=lambda one: (one.edition, type(one.thing).__name__, str(one.thing)))
