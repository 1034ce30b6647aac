"""Deliver what waits in the outbox: claim a row, send the letter, write down what became of it.

A letter leaves the house at most once. The claim is committed before the letter is sent; when a worker dies in
between, the row stays "sending" and becomes "unknown"; then the mailbox is asked for the Message-ID where it can tell.
Where it cannot (SMTP), the row stays unknown and the administrators see it.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from reminders import carrier, claims, stopping, writing
from reminders.carrier import Outcome
from reminders.models import Message
from reminders.preferences import wants_reminders
from reminders.registry import kind_called

log = logging.getLogger(__name__)

State = Message.State
ROUND_LASTS = timedelta(minutes=5)  # well below the time limit of a task, which would cut a letter in half


def deliver_waiting_messages(*, now: datetime, limit: int = 1000) -> Counter:
    """Deliver what is due; return how many letters ended in which state. Any number may run this at once."""
    begun = time.monotonic()
    counts: Counter = Counter()
    is_relay_away = False

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - begun)

    def go_on() -> bool:
        in_time = clock() < now + ROUND_LASTS and counts.total() < limit
        return in_time and not is_relay_away and not stopping.asked()

    claims.settle_dead(now=now)
    with carrier.line_to_the_relay() as line:
        ask_the_mailbox(line, now=now)
        for message in claims.take(clock, go_on):
            outcome = deliver(message, line, clock)
            is_relay_away = outcome is Outcome.NO_RELAY
            counts[message.state] += 1
    return counts


def ask_the_mailbox(line, *, now: datetime) -> None:
    """Resolve the doubts about letters of which nobody knows, where the mailbox can tell."""
    if line.can_tell:
        for message in Message.objects.filter(state=State.UNKNOWN).order_by("pk")[:500]:
            claims.resolve_doubt(message, arrived=line.has(message.message_id), now=now)


def deliver(message: Message, line, clock: Callable[[], datetime]) -> Outcome | None:
    """Send one claimed letter and keep what became of it; return how far it came, None when it did not leave."""
    try:
        reason = reason_to_skip(message)
        email = None if reason else writing.write(message)
        parcel = email and line.pack(email)
    except Exception as problem:  # one letter that cannot be written stops no other
        log.exception("Letter %s cannot be written", message.pk)
        claims.try_later(message, f"cannot be written: {problem!r}", now=clock())
        return None
    if email is None:
        claims.finish(message, State.SKIPPED, error=reason)
        return None
    if not claims.begin(message, message_id=email.extra_headers["Message-ID"]):
        log.warning("Letter %s was taken from this worker", message.pk)
        return None
    return keep_outcome(message, *carry(parcel, line), now=clock())


def carry(parcel, line) -> tuple[Outcome, str]:
    try:
        return line.carry(parcel)
    except Exception as problem:  # whatever it is, the letter may be out
        log.exception("A letter's way ended unexpectedly")
        return Outcome.UNKNOWN, repr(problem)


def keep_outcome(message: Message, outcome: Outcome, problem: str, *, now: datetime) -> Outcome:
    match outcome:
        case Outcome.SENT:
            claims.finish(message, State.SENT, sent_at=now)
        case Outcome.REFUSED:
            log.warning("Letter %s was refused: %s", message.pk, problem)
            claims.finish(message, State.FAILED, error=problem)
        case Outcome.UNKNOWN:
            log.error("Nobody knows whether letter %s arrived: %s", message.pk, problem)
            claims.finish(message, State.UNKNOWN, error=problem)
        case Outcome.TRY_AGAIN | Outcome.NO_RELAY:
            claims.try_later(message, problem, now=now)
    return outcome


def reason_to_skip(message: Message) -> str:
    """Say why the letter is not to be sent any more; "" when it is. Raises UnknownKind."""
    kind = kind_called(message.kind)
    if not message.recipient.is_active:
        return "the account is closed"
    if not message.recipient.email:
        return "no address"
    if kind.optional and not wants_reminders(message.recipient):
        return "not wanted"
    if kind.still_applies and not kind.still_applies(message):
        return "no longer true"
    return ""
