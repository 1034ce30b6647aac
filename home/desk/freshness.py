"""Until when what somebody has learnt is fresh. In place of streaks: nobody has to come every day, but skill fades."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from certificates.facts import local_date, months_after

SOON = timedelta(days=30)
MONTH = 365.25 / 12  # days


@dataclass(frozen=True)
class Freshness:
    """A finished course, the day it was learnt, and the day on which it should be refreshed."""

    course: object
    learnt_on: date
    until: date
    today: date

    @property
    def state(self) -> str:
        """Return "fresh", "soon" (a month or less is left) or "faded"."""
        if self.until < self.today:
            return "faded"
        return "soon" if self.until - self.today <= SOON else "fresh"

    @property
    def months(self) -> int:
        """How many months it is fresh for: the parts of the ring."""
        return max(1, round((self.until - self.learnt_on).days / MONTH))

    @property
    def months_left(self) -> int:
        """How many parts are still full, the month that has begun included."""
        return max(0, min(self.months, round((self.until - self.today).days / MONTH + 0.5)))


def freshness_of(overview, *, today: date, proved: Mapping) -> Freshness:
    """Return how fresh a finished course is. `proved` are the refresh days of certificates, by course key.

    A certificate given later, after a repeat, holds longer than the first completion does.
    """
    completion = overview.enrolment.completion
    learnt_on = local_date(completion.completed_at)
    months = completion.facts.get("refresh_months") or overview.course.refresh_months
    first = months_after(learnt_on, months)
    return Freshness(
        course=overview.course,
        learnt_on=learnt_on,
        until=max(first, proved.get(overview.course.translation_key, first)),
        today=today,
    )
