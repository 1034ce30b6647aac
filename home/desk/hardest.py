"""The questions of the bank that fewest answer rightly, for whoever can make a lesson clearer."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.urls import reverse

from quizzes.statistics import hardest as statistics

LOOKED_AT = timedelta(days=180)
KEPT = 60 * 60  # seconds: adding up a million answers is not for every look at the desk
SHOWN = 3
CLEAR = 0.8  # of the points: what goes that well is no worry


@dataclass(frozen=True)
class Hard:
    text: str
    percent: int
    answers: int
    is_critical: bool
    url: str


def hardest(*, language: str, now) -> list[Hard]:
    """Return the hardest questions of the last half year, the hardest first; those with too few answers don't count."""
    return cache.get_or_set(f"desk-hardest:{language}", lambda: work_out(language=language, now=now), KEPT)


def work_out(*, language: str, now) -> list[Hard]:
    items = statistics.hardest(language=language, most=SHOWN, since=now - LOOKED_AT, below=CLEAR)
    return [
        Hard(
            text=item.known.text,
            percent=int((item.facility or 0) * 100),
            answers=item.sums.asked,
            is_critical=item.known.is_critical,
            url=reverse("quiz_statistics_question", args=[item.known.ref]),
        )
        for item in items
    ]
