"""The statistics of a quiz and of a question, put together from a constant number of queries."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from quizzes.statistics import figures, queries, versions
from quizzes.statistics.choices import WITH_OPTIONS, Frequencies, frequencies
from quizzes.statistics.concerns import Concern, Measured, concerns
from quizzes.statistics.queries import FirstTries, Results, Sums
from quizzes.statistics.versions import Known


@dataclass
class Item:
    """One question and its figures; None where there is no figure, or too few answers for one."""

    known: Known
    sums: Sums
    first_tries: FirstTries
    frequencies: list[Frequencies] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    median_seconds: float | None = None

    @property
    def enough(self) -> bool:
        return figures.enough(self.sums.asked)

    @property
    def unanswered(self) -> int:
        return self.sums.asked - self.sums.answered

    @property
    def facility(self) -> float | None:
        return figures.facility(self.sums.asked, self.sums.points) if self.enough else None

    @property
    def deviation(self) -> float | None:
        sums = self.sums
        return figures.deviation(sums.asked, sums.points, sums.squares) if self.enough else None

    @property
    def discrimination(self) -> float | None:
        telling = figures.enough(self.sums.pairs.n) and self.known.counts
        return figures.discrimination(self.sums.pairs) if telling else None

    @property
    def seconds(self) -> float | None:
        return figures.mean(self.sums.answered, self.sums.seconds) if figures.enough(self.sums.answered) else None

    @property
    def enough_first_tries(self) -> bool:
        return figures.enough(self.first_tries.count)

    @property
    def first_facility(self) -> float | None:
        tries = self.first_tries
        return figures.facility(tries.count, tries.right) if self.enough_first_tries else None

    @property
    def urgency(self) -> tuple:
        """Sorts: critical questions that have a problem first, then by the gravest reason, then the harder first."""
        gravest = max((concern.weight for concern in self.concerns), default=0)
        measure = self.facility if self.facility is not None else self.first_facility
        hard = 2.0 if measure is None else measure
        return (not (self.known.is_critical and gravest > 1), -gravest, hard, self.known.text)


@dataclass
class Quiz:
    """The statistics of one quiz. `why_no_alpha` says which condition fails: "few", "varied", "one" or "same"."""

    subject: UUID
    title: str
    pass_mark: int
    results: Results
    items: list[Item]
    mean: float | None = None
    median: float | None = None
    deviation: float | None = None
    pass_rate: float | None = None
    alpha: float | None = None
    standard_error: float | None = None
    why_no_alpha: str = ""


@dataclass
class Question:
    """The statistics of one question over all quizzes. `looked_at` answers are in the frequencies, of all answered."""

    item: Item
    looked_at: int


def quiz(subject: UUID, *, language: str) -> Quiz | None:
    """Return the statistics of a quiz, None when nobody has taken it. Six queries, however many answers there are."""
    results = queries.results(subject)
    if results.newest_paper is None:
        return None
    graded = queries.graded(subject=subject)
    sums = queries.sums(graded, by_value=versions.refs_of_kinds(WITH_OPTIONS))
    tries = queries.first_tries(subject=subject)
    refs = sums.keys() | tries.keys()
    papers = newest_papers([*sums.values(), *tries.values()]) | {results.newest_paper}
    found = versions.find(refs, papers, language=language)
    items = [
        make_item(known, sums.get(ref, Sums()), tries.get(ref, FirstTries())) for ref, known in found.questions.items()
    ]
    judge(items)
    made = Quiz(
        subject=subject,
        title=found.titles[results.newest_paper],
        pass_mark=found.pass_marks[results.newest_paper],
        results=results,
        items=sorted(items, key=lambda item: item.urgency),
    )
    measure(made)
    return made


def make_item(known: Known, sums: Sums, tries: FirstTries) -> Item:
    return Item(known=known, sums=sums, first_tries=tries, frequencies=frequencies(known, sums.values))


def newest_papers(rows: Iterable[Sums | FirstTries]) -> set[int]:
    return {row.newest_paper for row in rows if row.newest_paper is not None}


def judge(items: list[Item]) -> None:
    """Say of each question why to look at it."""
    times = [item.seconds for item in items if item.seconds is not None]
    usual = statistics.median(times) if len(times) > 2 else None
    for item in items:
        item.concerns = reasons(item, usual)


def reasons(item: Item, usual_seconds: float | None = None) -> list[Concern]:
    if not item.known.counts:
        return []
    only_tries = not item.sums.asked
    measured = Measured(
        n=item.first_tries.count if only_tries else item.sums.asked,
        is_critical=item.known.is_critical,
        facility=item.first_facility if only_tries else item.facility,
        discrimination=item.discrimination,
        unanswered=item.unanswered / item.sums.asked if item.sums.asked else 0.0,
        seconds=item.seconds,
        usual_seconds=usual_seconds,
    )
    return concerns(measured, item.frequencies, kind=item.known.kind)


def measure(made: Quiz) -> None:
    """Work out the figures of the quiz as a whole."""
    results, n = made.results, made.results.attempts
    if not figures.enough(n):
        made.why_no_alpha = "few"
        return
    made.mean = figures.mean(n, sum(percent * count for percent, count in results.percents.items()))
    made.median = figures.median(results.percents)
    squares = sum(percent * percent * count for percent, count in results.percents.items())
    made.deviation = figures.deviation(n, (made.mean or 0.0) * n, squares)
    made.pass_rate = results.passed / n
    made.why_no_alpha = why_no_alpha(made)
    if not made.why_no_alpha:
        spread = [figures.variance(n, item.sums.points, item.sums.squares) or 0.0 for item in counted(made)]
        made.alpha = figures.cronbach_alpha(spread, figures.variance(n, results.scores, results.squares))
        made.why_no_alpha = "" if made.alpha is not None else "same"
        made.standard_error = figures.standard_error(made.deviation, made.alpha)


def counted(made: Quiz) -> list[Item]:
    """Return the questions that make up the score."""
    return [item for item in made.items if item.sums.asked and not item.known.dropped]


def why_no_alpha(made: Quiz) -> str:
    items, n = counted(made), made.results.attempts
    if made.results.shortest != made.results.longest or any(item.sums.asked != n for item in items):
        return "varied"
    return "one" if len(items) < 2 else ""


def question(ref: str, *, language: str) -> Question | None:
    """Return the statistics of a question, None when it was never asked and is not in the bank. Six queries."""
    graded = queries.graded(ref=ref)
    sums = queries.sums(graded).get(ref, Sums())
    tries = queries.first_tries(ref=ref).get(ref, FirstTries())
    found = versions.find([ref], newest_papers([sums, tries]), language=language)
    known = found.questions[ref]
    sums.values = queries.values(graded)
    item = make_item(known, sums, tries)
    seconds = queries.times(graded)
    if not known.kind and known.pk is None:
        return None
    item.median_seconds = figures.median(seconds) if figures.enough(sums.answered) else None
    item.concerns = reasons(item)
    return Question(item=item, looked_at=sum(count for _value, count in sums.values))
