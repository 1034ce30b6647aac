"""What a person should repeat: questions that went wrong and have not gone right since."""

from collections.abc import Mapping

from django.db.models import F

from quizzes.models import Mistake, Question


def note(learner_id: int, rights: Mapping[str, bool], *, now) -> None:
    """Write down which questions (by ref) went right and which wrong. One that goes right leaves the list."""
    right = [ref for ref, is_right in rights.items() if is_right]
    wrong = [ref for ref, is_right in rights.items() if not is_right]
    mine = Mistake.objects.filter(learner_id=learner_id)
    if right:
        mine.filter(question__in=right, cleared_at=None).update(cleared_at=now)
    if wrong:
        again = mine.filter(question__in=wrong)
        known = set(again.values_list("question", flat=True))
        again.update(missed_at=now, cleared_at=None, times=F("times") + 1)
        new = [Mistake(learner_id=learner_id, question=ref, missed_at=now) for ref in wrong if ref not in known]
        Mistake.objects.bulk_create(new, ignore_conflicts=True)


def to_repeat(learner, *, locale, limit: int = 10) -> list[Question]:
    """Return the live questions to repeat in the given language, oldest mistakes first."""
    waiting = Mistake.objects.filter(learner=learner, cleared_at=None).order_by("missed_at")
    refs = list(waiting.values_list("question", flat=True)[:200])
    places = {ref: place for place, ref in enumerate(refs)}
    found = Question.objects.askable().filter(translation_key__in=refs, locale=locale)
    return sorted(found, key=lambda question: places[question.ref])[:limit]


def how_many(learner, *, locale) -> int:
    """Return how many questions the person has to repeat in the given language: two queries, one when there are none."""
    refs = list(Mistake.objects.filter(learner=learner, cleared_at=None).values_list("question", flat=True)[:200])
    return Question.objects.askable().filter(translation_key__in=refs, locale=locale).count() if refs else 0
