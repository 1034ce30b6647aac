"""The questions that most people get wrong."""

from datetime import datetime

from quizzes.models import Answer, Attempt
from quizzes.statistics import figures, queries, versions
from quizzes.statistics.overview import Item, make_item, newest_papers
from quizzes.statistics.queries import FirstTries


def hardest(*, language: str, most: int = 20, since: datetime | None = None, below: float = 2.0) -> list[Item]:
    """Return the questions with the fewest points, over all quizzes, where enough people answered to tell.

    `since` looks at attempts that were handed in later; `below` leaves out what goes as well as that (1.0 is all points).
    """
    answers = Answer.objects.filter(attempt__state=Attempt.State.GRADED)
    if since:
        answers = answers.filter(attempt__submitted_at__gt=since)
    sums = queries.sums(answers)
    shares = {
        ref: figures.facility(added.asked, added.points) for ref, added in sums.items() if figures.enough(added.asked)
    }
    chosen = sorted((ref for ref, share in shares.items() if share < below), key=lambda ref: (shares[ref], ref))[:most]
    found = versions.find(chosen, newest_papers(sums[ref] for ref in chosen), language=language)
    items = [make_item(found.questions[ref], sums[ref], FirstTries()) for ref in chosen if ref in found.questions]
    return [item for item in items if item.known.counts]
