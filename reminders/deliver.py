"""Deliver what waits in the outbox: claim a row, send the letter, write down what became of it.

A letter leaves the house at most once. The claim is committed before the letter is sent; when a worker dies in between,
the row stays "sending", becomes "unknown", and the mailbox is asked for the Message-ID where it can tell. Where it cannot
(SMTP), the row stays unknown and the administrators see it.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from reminders import carrier, writing
from reminders.models import Message
from reminders.preferences import wants_reminders
from reminders.registry import KINDS

log = logging.getLogger(__name__)

State = Message.State
DAY_BEGINS, NIGHT_BEGINS = 8, 20  # o'clock, where the readers live
CLAIM_HOLDS = timedelta(minutes=10)
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240)]


def deliver_waiting_messages(*, now: datetime, limit: int = 200) -> Counter:
    """Deliver what is due; return how many letters ended in which state. Any number may run this at once."""
    settle_dead_claims(now=now)
    counts: Counter = Counter()
    while counts.total() < limit:
        message = claim_next(now=now)
        if message is None:
            break
        counts[deliver(message, now=now)] += 1
    return counts


def is_daytime(now: datetime) -> bool:
    return DAY_BEGINS <= now.astimezone(ZoneInfo(settings.TIME_ZONE)).hour < NIGHT_BEGINS


def waiting(now: datetime):
    """Return the letters to send now: at night only those that a deed caused."""
    due = Message.objects.filter(state=State.WAITING, due_at__lte=now)
    if not is_daytime(now):
        due = due.exclude(kind__in=[kind.name for kind in KINDS.values() if kind.optional])
    return due.order_by("due_at", "pk")


def claim_next(*, now: datetime) -> Message | None:
    """Take the next letter for ourselves. The condition in the UPDATE lets exactly one of several takers win."""
    for pk in waiting(now).values_list("pk", flat=True)[:50]:
        taken = Message.objects.filter(pk=pk, state=State.WAITING).update(state=State.SENDING, claimed_at=now)
        if taken:
            return Message.objects.select_related("recipient").get(pk=pk)
    return None


def deliver(message: Message, *, now: datetime) -> str:
    """Send one claimed letter and keep the outcome; return the state."""
    reason = reason_to_skip(message)
    if reason:
        return keep(message, State.SKIPPED, error=reason)
    email = writing.write(message)
    message.message_id = email.extra_headers["Message-ID"]
    message.tries += 1
    # The Message-ID is on record before the letter goes out.
    message.save(update_fields=["message_id", "tries"])
    outcome, problem = carrier.carry(email)
    match outcome:
        case carrier.Outcome.SENT:
            return keep(message, State.SENT, sent_at=now)
        case carrier.Outcome.REFUSED:
            log.warning("Letter %s was refused: %s", message.pk, problem)
            return keep(message, State.FAILED, error=problem)
        case carrier.Outcome.UNKNOWN:
            log.error("Nobody knows whether letter %s arrived: %s", message.pk, problem)
            return keep(message, State.UNKNOWN, error=problem)
    return try_later(message, problem, now=now)


def try_later(message: Message, problem: str, *, now: datetime) -> str:
    if message.tries > len(WAITS):
        return keep(message, State.FAILED, error=problem)
    log.info("Letter %s waits: %s", message.pk, problem)
    return keep(message, State.WAITING, error=problem, due_at=now + WAITS[message.tries - 1])


def keep(message: Message, state: str, *, error: str = "", **fields) -> str:
    Message.objects.filter(pk=message.pk).update(state=state, error=error[:500], claimed_at=None, **fields)
    return state


def reason_to_skip(message: Message) -> str:
    """Say why the letter is not to be sent any more; "" when it is."""
    kind = KINDS.get(message.kind)
    if kind is None:
        return "nobody writes letters of this kind any more"
    if not message.recipient.is_active:
        return "the account is closed"
    if not message.recipient.email:
        return "no address"
    if kind.optional and not wants_reminders(message.recipient):
        return "not wanted"
    if kind.still_applies and not kind.still_applies(message):
        return "no longer true"
    return ""


def settle_dead_claims(*, now: datetime) -> None:
    """Find out what became of letters whose worker died, and of unknown ones where the mailbox can tell."""
    dead = Q(state=State.SENDING, claimed_at__lt=now - CLAIM_HOLDS)
    for message in Message.objects.filter(dead | Q(state=State.UNKNOWN))[:200]:
        settle(message, now=now)


def settle(message: Message, *, now: datetime) -> None:
    if not message.message_id:  # it never came to sending
        keep(message, State.WAITING)
        return
    delivered = carrier.was_delivered(message.message_id)
    if delivered is None:
        if message.state == State.SENDING:
            log.error("Nobody knows whether letter %s arrived: its worker died", message.pk)
            keep(message, State.UNKNOWN, error="the worker died while sending")
        return
    keep(message, State.SENT, sent_at=now) if delivered else keep(message, State.WAITING)
