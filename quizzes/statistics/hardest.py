"""The questions that most people get wrong."""

from quizzes.models import Answer, Attempt
from quizzes.statistics import figures, queries, versions
from quizzes.statistics.overview import Item, make_item, newest_papers
from quizzes.statistics.queries import FirstTries


def hardest(*, language: str, most: int = 20) -> list[Item]:
    """Return the questions with the fewest points, over all quizzes, where enough people answered to tell."""
    sums = queries.sums(Answer.objects.filter(attempt__state=Attempt.State.GRADED))
    told = [ref for ref, added in sums.items() if figures.enough(added.asked)]
    told.sort(key=lambda ref: figures.facility(sums[ref].asked, sums[ref].points))
    chosen = told[:most]
    found = versions.find(chosen, newest_papers(sums[ref] for ref in chosen), language=language)
    items = [make_item(found.questions[ref], sums[ref], FirstTries()) for ref in chosen if ref in found.questions]
    return [item for item in items if item.known.counts]
