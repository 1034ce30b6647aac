"""How fresh a finished course is: a month is a part of the ring."""

from datetime import date

import pytest

from home.desk.freshness import Freshness

LEARNT, UNTIL = date(2026, 3, 10), date(2027, 3, 10)


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (date(2026, 3, 10), "fresh", 12),
        (date(2026, 9, 15), "fresh", 6),
        (date(2027, 2, 7), "fresh", 2),
        (date(2027, 2, 8), "soon", 1),
        (date(2027, 3, 10), "soon", 0),
        (date(2027, 3, 11), "faded", 0),
        (date(2030, 1, 1), "faded", 0),
    ],
)
def test_it_fades_month_by_month(today, state, left):
    freshness = Freshness(course=None, learnt_on=LEARNT, until=UNTIL, today=today)
    assert (freshness.state, freshness.months_left, freshness.months) == (state, left, 12)
