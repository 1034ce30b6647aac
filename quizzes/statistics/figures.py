"""The formulas of test statistics. Pure: sums in, figures out; None where the figure has no meaning.

The database adds up (x, x², xy), and these make figures of the sums, so a million answers cost no more memory than ten.

Sources: Moodle, "Quiz statistics calculations" (docs.moodle.org/dev/Quiz_statistics_calculations), for the terms and the
choice of the *rest* of the test; L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16
(1951); F. M. Lord, M. R. Novick, "Statistical Theories of Mental Test Scores" (1968), for the standard error; R. L. Ebel,
"Essentials of Educational Measurement" (1972), for what is a good discrimination.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

FEWEST = 10  # answers; below, chance says more than the question does
NOTHING = 1e-9  # a variance below is one of rounding


def enough(n: int) -> bool:
    return n >= FEWEST


def mean(n: int, total: float) -> float | None:
    return total / n if n else None


def variance(n: int, total: float, squares: float) -> float | None:
    """Return the sample variance (n - 1)."""
    return max(0.0, squares - total * total / n) / (n - 1) if n > 1 else None


def deviation(n: int, total: float, squares: float) -> float | None:
    """Return the sample standard deviation; of an item's points it is the facility's (Moodle: "standard deviation")."""
    spread = variance(n, total, squares)
    return None if spread is None else math.sqrt(spread)


def facility(n: int, points: float) -> float | None:
    """Return the mean share of the points that the question got, 0 to 1 (Moodle: "facility index"). Unanswered is 0."""
    return mean(n, points)


@dataclass(frozen=True)
class Pairs:
    """Sums over pairs of an item's points (x) and the score of the rest of the same test (y)."""

    n: int = 0
    x: float = 0.0
    xx: float = 0.0
    y: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def __add__(self, other: "Pairs") -> "Pairs":
        return Pairs(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))


def discrimination(pairs: Pairs) -> float | None:
    """Return Pearson's correlation of the item with the rest of the test, -1 to 1 (Moodle: "discrimination index").

    The rest, not the whole: an item correlates with itself. Ebel: 0.4 and more is very good, below 0.2 is poor. None where
    all got the same points or the same rest.
    """
    if pairs.n < 2:
        return None
    x_spread = pairs.xx - pairs.x * pairs.x / pairs.n
    y_spread = pairs.yy - pairs.y * pairs.y / pairs.n
    if min(x_spread, y_spread) / pairs.n < NOTHING:
        return None
    together = pairs.xy - pairs.x * pairs.y / pairs.n
    return max(-1.0, min(1.0, together / math.sqrt(x_spread * y_spread)))


def cronbach_alpha(item_variances: Iterable[float], score_variance: float | None) -> float | None:
    """Return Cronbach's alpha, how far the items measure one thing: k / (k - 1) · (1 - Σ var(item) / var(score)).

    At most 1; negative where the items work against each other. Everybody must have been asked the same items.
    """
    variances = list(item_variances)
    if len(variances) < 2 or score_variance is None or score_variance < NOTHING:
        return None
    return len(variances) / (len(variances) - 1) * (1 - sum(variances) / score_variance)


def standard_error(score_deviation: float | None, alpha: float | None) -> float | None:
    """Return the standard error of measurement (Lord and Novick): sd · √(1 - alpha), in the unit of the deviation.

    Two of three times a learner's score lies within one such error of what the learner knows.
    """
    if score_deviation is None or alpha is None or not 0 <= alpha <= 1:
        return None
    return score_deviation * math.sqrt(1 - alpha)


def median(counts: Mapping[int, int]) -> float | None:
    """Return the median of values given with how often each occurs."""
    n = sum(counts.values())
    if not n:
        return None
    lower, upper = (n - 1) // 2, n // 2
    found: list[int] = []
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        while len(found) < 2 and passed > (lower, upper)[len(found)]:
            found.append(value)
    return sum(found) / 2
