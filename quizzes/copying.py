"""A copy of a question is a new question: with its own key in papers, its own symbol, and its own review to come."""

import uuid

from quizzes.models import Question


def copy_of(original: Question) -> Question:
    """Return the newest version as a question that is not saved yet."""
    copy = original.get_latest_revision_as_object()
    if copy is original:
        copy = Question.objects.get(pk=original.pk)
    tags = list(copy.tags.all())
    copy.pk = None
    copy.tags.set(tags)
    copy.translation_key = uuid.uuid4()
    copy.code = new_code(original.code)
    copy.live, copy.is_archived = False, False
    copy.reviewed_by, copy.reviewed_on = "", None
    copy.latest_revision = copy.live_revision = None
    copy.first_published_at = copy.last_published_at = None
    copy.locked, copy.asked = False, {}
    return copy


def new_code(code: str) -> str:
    """Return a symbol that no question has: "tempo" → "tempo-2"."""
    if not code:
        return ""
    taken = set(Question.objects.filter(code__startswith=code[:50]).values_list("code", flat=True))
    numbers = (f"{code[:50]}-{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in numbers if candidate not in taken)
