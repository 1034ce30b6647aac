"""What is asked of the database. It adds up; no function here reads answers one by one.

Exams and the like are counted when they are graded. Checks in lessons are never handed in: of attempts that are still open,
the first try counts, where one was kept. So no answer is counted twice.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, FloatField, Max, Min, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Coalesce

from quizzes.models import Answer, Attempt, Paper
from quizzes.statistics.figures import Pairs, mean

GRADED = Attempt.State.GRADED
MOST_QUIZZES = 1000  # in the list
MOST_VALUES = 2000  # different answers that are looked at, the most frequent first
ZERO = Value(0.0, output_field=FloatField())


@dataclass(frozen=True)
class Subject:
    """A quiz in the list."""

    key: UUID
    title: str
    checks_at_once: bool  # a check in a lesson: never handed in
    attempts: int
    running: int
    mean: float | None
    pass_rate: float | None


@dataclass
class Results:
    """The results of one quiz. `percents` says how often each percent was reached; scores are points."""

    attempts: int = 0
    passed: int = 0
    waiting: int = 0
    running: int = 0
    percents: dict[int, int] = field(default_factory=dict)
    scores: float = 0.0
    squares: float = 0.0
    shortest: int = 0
    longest: int = 0
    newest_paper: int | None = None


@dataclass
class Sums:
    """What the answers to one question add up to. `values` are the different answers, with how often each was given."""

    asked: int = 0
    answered: int = 0
    right: int = 0
    points: float = 0.0
    squares: float = 0.0
    seconds: int = 0
    pairs: Pairs = field(default_factory=Pairs)
    newest_paper: int | None = None
    values: list[tuple[Any, int]] = field(default_factory=list)


@dataclass(frozen=True)
class FirstTries:
    """First tries of checks that tell at once what is right."""

    count: int = 0
    right: int = 0
    newest_paper: int | None = None


def as_float(name: str) -> Cast:
    return Cast(F(name), FloatField())


def total(expression: Any) -> Coalesce:
    return Coalesce(Sum(expression), ZERO)


def subjects() -> list[Subject]:
    """Return the quizzes that were taken, the most often taken first. Two queries.

    Without what a person repeats alone: that is a quiz of one learner with feedback at once, and each learner has one.
    """
    rows = list(
        Attempt.objects.order_by()
        .values("subject")
        .annotate(
            learners=Count("learner", distinct=True),
            newest=Max("paper"),
            graded=Count("pk", filter=Q(state=GRADED)),
            running=Count("pk", filter=Q(state=Attempt.State.OPEN)),
            percents=Sum("percent", filter=Q(state=GRADED)),
            passed=Count("pk", filter=Q(state=GRADED, passed=True)),
        )
        .order_by("-learners", "-graded", "subject")[:MOST_QUIZZES]
    )
    papers = Paper.objects.filter(pk__in={row["newest"] for row in rows})
    told = {
        pk: (title, way) for pk, title, way in papers.values_list("pk", "content__title", "content__rules__feedback")
    }
    found = []
    for row in rows:
        title, feedback = told[row["newest"]]
        if row["learners"] > 1 or feedback != "at_once":
            found.append(
                Subject(
                    key=row["subject"],
                    title=title or "",
                    checks_at_once=feedback == "at_once",
                    attempts=row["graded"],
                    running=row["running"],
                    mean=mean(row["graded"], row["percents"] or 0),
                    pass_rate=mean(row["graded"], row["passed"]),
                )
            )
    return sorted(found, key=lambda subject: -subject.attempts)


def results(subject: UUID) -> Results:
    """Add up the attempts at a quiz. One query, at most 101 rows and one a state."""
    rows = (
        Attempt.objects.filter(subject=subject)
        .order_by()
        .values("state", "percent")
        .annotate(
            count=Count("pk"),
            passes=Count("pk", filter=Q(passed=True)),
            scores=total(as_float("score")),
            squares=total(as_float("score") * as_float("score")),
            shortest=Min("max_score"),
            longest=Max("max_score"),
            newest=Max("paper"),
        )
    )
    found = Results()
    lengths: set[int] = set()
    papers: set[int] = set()
    for row in rows:
        papers.add(row["newest"])
        if row["state"] == Attempt.State.OPEN:
            found.running += row["count"]
        elif row["state"] != GRADED:
            found.waiting += row["count"]
        else:
            found.attempts += row["count"]
            found.passed += row["passes"]
            found.percents[row["percent"] or 0] = found.percents.get(row["percent"] or 0, 0) + row["count"]
            found.scores += row["scores"]
            found.squares += row["squares"]
            lengths |= {row["shortest"], row["longest"]}
    found.shortest, found.longest = min(lengths, default=0), max(lengths, default=0)
    found.newest_paper = max(papers, default=None)
    return found


def graded(*, subject: UUID | None = None, ref: str = "") -> QuerySet[Answer]:
    """Return the answers of graded attempts: those of one quiz, or those to one question wherever it was asked."""
    found = Answer.objects.filter(attempt__state=GRADED)
    return found.filter(attempt__subject=subject) if subject else found.filter(question=ref)


def sums(answers: QuerySet[Answer], *, by_value: Collection[str] = ()) -> dict[str, Sums]:
    """Add up the answers by question; of the questions in `by_value`, also by answer. One query, one pass.

    `by_value` is for questions with options: how many different answers they have depends on the options alone. Grouped by
    the length of the test, too, so that the score of the rest can be worked out of sums: the database casts and divides
    nothing a million times, and PostgreSQL may use all its processors (for a cursor it uses one).
    """
    points, score = F("points"), F("attempt__score")
    rows = (
        answers.order_by()
        .annotate(given=Case(When(question__in=by_value, then=F("value")), default=None))
        .values("question", "given", "attempt__max_score")
        .annotate(
            n_asked=Count("*"),
            n_answered=Count("value"),
            n_right=Count("pk", filter=Q(is_right=True)),
            sum_points=Sum(points),
            sum_squares=Sum(points * points),
            sum_scores=Sum(score),
            sum_score_squares=Sum(score * score),
            sum_products=Sum(points * score),
            sum_seconds=Sum("seconds"),
            newest=Max("attempt__paper"),
        )
    )
    found: dict[str, Sums] = defaultdict(Sums)
    for row in rows:
        add(found[row["question"]], row)
    return dict(found)


def add(sums: Sums, row: dict[str, Any]) -> None:
    """Add the sums of one group of answers."""
    names = ("sum_points", "sum_squares", "sum_scores", "sum_score_squares", "sum_products")
    points, squares, scores, score_squares, products = (float(row[name] or 0) for name in names)
    sums.asked += row["n_asked"]
    sums.answered += row["n_answered"]
    sums.right += row["n_right"]
    sums.points += points
    sums.squares += squares
    sums.seconds += row["sum_seconds"]
    sums.newest_paper = max(sums.newest_paper or 0, row["newest"])
    if row["given"] is not None:
        sums.values.append((row["given"], row["n_asked"]))
    rest = row["attempt__max_score"] - 1  # points; the rest of the test as a share of them: (score - points) / rest
    if rest > 0:
        sums.pairs += Pairs(
            n=row["n_asked"],
            x=points,
            xx=squares,
            y=(scores - points) / rest,
            yy=(score_squares - 2 * products + squares) / rest**2,
            xy=(products - squares) / rest,
        )


def first_tries(*, subject: UUID | None = None, ref: str = "") -> dict[str, FirstTries]:
    """Count the first tries of attempts that are still open, by question. One query."""
    answers = Answer.objects.filter(attempt__state=Attempt.State.OPEN, first_right__isnull=False)
    answers = answers.filter(attempt__subject=subject) if subject else answers.filter(question=ref)
    rows = (
        answers.order_by()
        .values("question")
        .annotate(count=Count("pk"), right=Count("pk", filter=Q(first_right=True)), newest=Max("attempt__paper"))
    )
    return {row["question"]: FirstTries(row["count"], row["right"], row["newest"]) for row in rows}


def values(answers: QuerySet[Answer]) -> list[tuple[Any, int]]:
    """Count equal answers, the most frequent first and not more than MOST_VALUES. One query."""
    rows = answers.filter(value__isnull=False).order_by().values("value").annotate(count=Count("pk"))
    return list(rows.order_by("-count").values_list("value", "count")[:MOST_VALUES])


def times(answers: QuerySet[Answer]) -> dict[int, int]:
    """Count how often each number of seconds was taken over an answer. One query, one row a second."""
    rows = answers.filter(value__isnull=False).order_by().values("seconds").annotate(count=Count("pk"))
    return dict(rows.values_list("seconds", "count"))
