"""Medical texts whose review is missing, over, or soon to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from courses import going_live
from courses.models import LessonPage, PracticalPage, PracticePage, QuizPage

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Reviewed:
    """A medical page, live or not. `state` is "unsigned", "over", "soon" or "good"."""

    page: Any
    state: str


def of_medical_pages(*, today: date) -> list[Reviewed]:
    """Return the medical lessons, exams and exercises, the most urgent first. A constant number of queries."""
    pages = [page for model in (LessonPage, QuizPage, PracticalPage) for page in medical(model)] + exercises()
    order = ["over", "unsigned", "soon", "good"]
    found = [Reviewed(page, state_of(page, today=today)) for page in pages]
    return sorted(found, key=lambda one: (order.index(one.state), one.page.review_by or date.max, one.page.title))


def medical(model: Any) -> Iterable[Any]:
    return model.objects.filter(is_medical=True).select_related("locale").defer_streamfields()


def exercises() -> list[Any]:
    """Return the medical exercises, each with its own answer to whether its words of today are signed."""
    pages = list(medical(PracticePage))
    signed = going_live.signed_words(pages)
    for page in pages:
        page.awaits_review = not page.reviewed_by or (page.pk, going_live.fingerprint(page)) not in signed
    return pages


def state_of(page: Any, *, today: date) -> str:
    if page.awaits_review or not page.review_by:
        return "unsigned"
    if page.review_by < today:
        return "over"
    return "soon" if page.review_by <= today + SOON else "good"
