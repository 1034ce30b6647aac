"""What a letter said is not kept for ever.

Its row stays: its key is the memory that the occasion was written about, and without it a later rule would write again.
"""

from datetime import datetime

from django.db.models import Q

from audit.retention.registry import kept, rule
from audit.retention.rows import some
from reminders.models import Message

State = Message.State
SETTLED = [State.SENT, State.FAILED, State.SKIPPED]
SAID = ~Q(context={}) | ~Q(message_id="") | ~Q(error="")


def past(now: datetime):
    return Message.objects.filter(SAID, state__in=SETTLED, created_at__lt=now - kept("letters"))


def empty(now: datetime) -> int:
    keys = some(past(now))
    Message.objects.filter(pk__in=keys).update(context={}, message_id="", error="")
    return len(keys)


rule("letters", "what letters said", due=lambda now: past(now).count(), forget=empty)
