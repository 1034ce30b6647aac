"""Refreshing a course that was learnt: its exam, passed again after a moment."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from courses.models import CoursePage, QuizPage
from quizzes.models import Attempt


def exams_of(course_keys: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Return the keys of the live exams of each course, in whatever language. Two queries, however many courses."""
    pages = CoursePage.objects.filter(translation_key__in=list(course_keys))
    courses = dict(pages.values_list("path", "translation_key"))
    found: dict[UUID, set[UUID]] = {key: set() for key in courses.values()}
    for path, exam in QuizPage.objects.live().values_list("path", "translation_key"):
        if key := courses.get(path[: -QuizPage.steplen]):
            found[key].add(exam)
    return found


def passes(exams: Iterable[UUID], *, since: datetime) -> QuerySet:
    """Return the passed attempts at these exams that were handed in since."""
    return Attempt.objects.filter(subject__in=list(exams), passed=True, submitted_at__gte=since)
