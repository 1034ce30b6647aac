"""Put a letter into the outbox."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from reminders import tasks
from reminders.doorbell import doorbell
from reminders.models import Message
from reminders.registry import kind_called


def post(*, person, kind: str, key: str, context: dict[str, Any], due_at: datetime | None = None) -> Message:
    """Write down a letter to the person, in the transaction of the deed that causes it.

    The key names the occasion: a second call with the same key returns the first letter. Raises UnknownKind for a kind
    that nobody registered.
    """
    Message.objects.bulk_create(
        [
            Message(
                key=key,
                recipient=person,
                kind=kind_called(kind).name,
                context=context,
                due_at=due_at or timezone.now(),
            )
        ],
        ignore_conflicts=True,
    )
    doorbell.ring_after_commit(tasks.deliver_waiting_messages)
    return Message.objects.get(key=key)
