"""A pupil who walks away from a shared computer is signed out after a while without a click.

Grown-ups and learners with an account of their own keep the session that they chose.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.dateparse import parse_datetime

SEEN_AT = "seen_at"  # in the session
EVERY = timedelta(minutes=1)  # not each click is written down


def limit() -> timedelta:
    return timedelta(minutes=settings.PUPIL_IDLE_MINUTES)


def was_away_too_long(session, *, now: datetime) -> bool:
    seen = parse_datetime(session.get(SEEN_AT, "")) if session.get(SEEN_AT) else None
    return seen is not None and now - seen > limit()


def note_visit(session, *, now: datetime) -> None:
    seen = parse_datetime(session[SEEN_AT]) if session.get(SEEN_AT) else None
    if seen is None or now - seen >= EVERY:
        session[SEEN_AT] = now.isoformat()
