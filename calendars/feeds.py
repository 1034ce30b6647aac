"""Making, finding and switching off the secret address of a calendar.

The address is the key: programs of calendars cannot sign in. So it is long, it is shown once, and it opens nothing else.
"""

import secrets
from datetime import datetime

from django.utils.crypto import salted_hmac

from calendars.models import Feed

BYTES = 24  # 192 bits: it opens by itself, and nobody finds one by trying


def hash_of(secret: str) -> str:
    """What is kept of a secret: who reads the database can't use it."""
    return salted_hmac("calendars.feed", secret, algorithm="sha256").hexdigest()


def make(*, person, now: datetime) -> str:
    """Make the person's address, and return its secret for the only time. The address before it stops working."""
    secret = secrets.token_urlsafe(BYTES)
    Feed.objects.update_or_create(person=person, defaults={"secret_hash": hash_of(secret), "made_at": now})
    return secret


def switch_off(*, person) -> None:
    """Nobody reads the calendar any more. A second time changes nothing."""
    Feed.objects.filter(person=person).delete()


def feed_of(person) -> Feed | None:
    return Feed.objects.filter(person=person).first()


def person_with(secret: str):
    """Return whose calendar the secret opens; None: nobody's, or of somebody who may not sign in any more. One query."""
    feeds = Feed.objects.filter(secret_hash=hash_of(secret), person__is_active=True).select_related("person")
    return next((feed.person for feed in feeds), None)
