"""The questions of the bank that fewest answer rightly, for whoever can make a lesson clearer."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.urls import reverse

from quizzes.models import Answer, Attempt
from quizzes.statistics import figures, queries, versions

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
    key = f"desk-hardest:{language}"
    found = cache.get(key)
    if found is None:
        found = work_out(language=language, now=now)
        cache.set(key, found, KEPT)
    return found


def work_out(*, language: str, now) -> list[Hard]:
    answers = Answer.objects.filter(attempt__state=Attempt.State.GRADED, attempt__submitted_at__gt=now - LOOKED_AT)
    shares = {
        ref: (figures.facility(sums.asked, sums.points), sums)
        for ref, sums in queries.sums(answers).items()
        if figures.enough(sums.asked)
    }
    hard = sorted((share, ref) for ref, (share, _sums) in shares.items() if share < CLEAR)[:SHOWN]
    refs = [ref for _share, ref in hard]
    papers = {shares[ref][1].newest_paper for ref in refs}
    known = versions.find(refs, papers, language=language).questions
    return [
        Hard(
            text=known[ref].text,
            percent=int(share * 100),
            answers=shares[ref][1].asked,
            is_critical=known[ref].is_critical,
            url=reverse("quiz_statistics_question", args=[ref]),
        )
        for share, ref in hard
    ]
