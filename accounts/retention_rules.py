"""Sessions of browsers that have ended."""

from datetime import datetime

from django.contrib.sessions.models import Session

from audit.retention.registry import kept, rule
from audit.retention.rows import AT_ONCE, locked


def past(now: datetime):
    return Session.objects.filter(expire_date__lt=now - kept("sessions"))


def end(now: datetime) -> int:
    keys = list(locked(past(now)).order_by("expire_date").values_list("pk", flat=True)[:AT_ONCE])
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)


rule("sessions", "sessions that have ended", due=lambda now: past(now).count(), forget=end)
