"""Drawing questions from the bank: fixed ones first, then so many of a category, a difficulty or a tag.

Questions that the person has not met yet come first, so two attempts share none while the bank allows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from quizzes.models import Answer, Category, Question


@dataclass(frozen=True)
class Draw:
    """So many questions of a category (its subcategories too), of one difficulty or tag where these are given."""

    count: int
    category: Category
    difficulty: int | None = None
    tag: str = ""


def pool(draw: Draw, *, locale) -> list[Question]:
    """Return what the draw may pick from."""
    found = Question.objects.askable().within(draw.category).filter(locale=locale)
    if draw.difficulty:
        found = found.filter(difficulty=draw.difficulty)
    if draw.tag:
        found = found.filter(tags__name__iexact=draw.tag)
    return list(found.order_by("pk").distinct())


def pick(candidates: Iterable[Question], count: int, *, seen: Mapping[str, int], random: Random) -> list[Question]:
    """Return `count` of the candidates (all when there are fewer), the least often seen first, else by chance."""
    shuffled = list(candidates)
    random.shuffle(shuffled)
    return sorted(shuffled, key=lambda question: seen.get(question.ref, 0))[:count]


def gather(
    *, fixed: Iterable[Question], draws: Iterable[Draw], locale, seen: Mapping[str, int], random: Random
) -> list[Question]:
    """Return the fixed questions and what the draws add; no question comes twice."""
    chosen = list(fixed)
    taken = {question.ref for question in chosen}
    for draw in draws:
        candidates = [question for question in pool(draw, locale=locale) if question.ref not in taken]
        picked = pick(candidates, draw.count, seen=seen, random=random)
        chosen += picked
        taken |= {question.ref for question in picked}
    return chosen


def seen_by(learner, *, subject) -> Counter[str]:
    """Return how often the learner was asked each question at this subject."""
    rows = Answer.objects.filter(attempt__learner=learner, attempt__subject=subject)
    return Counter(rows.values_list("question", flat=True))
