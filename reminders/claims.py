"""Who holds a letter. Every change of a row's state while it is delivered is made here.

A letter is claimed by an UPDATE that exactly one of several workers wins. The claim is known by its time: a worker says
what became of a letter only while its claim is in force, so one that was given up for dead overrules nobody.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from reminders.models import Message
from reminders.quiet_hours import is_daytime
from reminders.registry import optional_kinds

log = logging.getLogger(__name__)

State = Message.State
CLAIM_HOLDS = timedelta(minutes=10)
# How long a letter waits after each try that failed. Two days in all: a relay may be away for a night and a day.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 6 * 60, 12 * 60, 24 * 60)]
TRIES = len(WAITS) + 1


def waiting(now: datetime) -> QuerySet[Message]:
    """Return the letters to send now: at night only those that a deed caused."""
    due = Message.objects.filter(state=State.WAITING, due_at__lte=now)
    return due if is_daytime(now) else due.exclude(kind__in=optional_kinds())


def take(clock: Callable[[], datetime], go_on: Callable[[], bool]) -> Iterator[Message]:
    """Claim what waits, oldest first, one letter at a time, as long as `go_on` says so."""
    while go_on() and (keys := list(waiting(clock()).order_by("due_at", "pk").values_list("pk", flat=True)[:50])):
        for key in keys:
            if not go_on():
                return
            if message := claim(key, now=clock()):
                yield message


def claim(key: int, *, now: datetime) -> Message | None:
    """Take one letter for ourselves; None when somebody was quicker.

    The claim has to be on disk before the letter leaves the house, hence `durable`.
    """
    with transaction.atomic(durable=True):
        mine = waiting(now).filter(pk=key).update(state=State.SENDING, claimed_at=now, tries=F("tries") + 1)
    return Message.objects.select_related("recipient").filter(pk=key).first() if mine else None


def begin(message: Message, *, message_id: str) -> bool:
    """Note that the letter is about to be handed over: from here on, a worker that dies leaves a doubt.

    False when the claim is no longer in force: then the letter must not be sent.
    """
    message.message_id = message_id
    return bool(in_force(message).filter(state=State.SENDING).update(message_id=message_id))


def finish(message: Message, state: str, *, error: str = "", **fields) -> str:
    """Write down what became of a letter we hold; return the state."""
    message.state = state
    if not in_force(message).update(state=state, error=error[:500], claimed_at=None, **fields):
        log.warning("Letter %s was settled by somebody else meanwhile", message.pk)
    return state


def try_later(message: Message, problem: str, *, now: datetime) -> str:
    """Put the letter back for a while, or give it up when it was tried often enough."""
    if message.tries >= TRIES:
        log.warning("Letter %s is given up: %s", message.pk, problem)
        return finish(message, State.FAILED, error=problem)
    log.info("Letter %s waits: %s", message.pk, problem)
    return finish(message, State.WAITING, error=problem, message_id="", due_at=now + WAITS[message.tries - 1])


def in_force(message: Message) -> QuerySet[Message]:
    """Return the letter's row while our claim on it holds: nobody has taken it, put it back or decided about it."""
    held = Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at)
    return held.filter(state__in=[State.SENDING, State.UNKNOWN])


def settle_dead(*, now: datetime) -> None:
    """Settle the letters whose worker died: what was not yet handed over waits again, the rest is in doubt."""
    dead = Message.objects.filter(state=State.SENDING, claimed_at__lt=now - CLAIM_HOLDS)
    if not dead.exists():
        return
    unsent = dead.filter(message_id="")
    unsent.filter(tries__gte=TRIES).update(state=State.FAILED, claimed_at=None, error="its worker died at every try")
    unsent.update(state=State.WAITING, claimed_at=None)
    # The claim is left in force: should the worker only have been slow, it may still say what became of the letter.
    doubts = dead.exclude(message_id="").update(state=State.UNKNOWN, error="the worker died while sending")
    if doubts:
        log.error("Nobody knows whether %s letters arrived: their workers died", doubts)


def resolve_doubt(message: Message, *, arrived: bool, now: datetime) -> None:
    """Settle a letter of which nobody knew, now that the mailbox has been asked."""
    doubt = Message.objects.filter(pk=message.pk, state=State.UNKNOWN)
    if arrived:
        doubt.update(state=State.SENT, sent_at=now, claimed_at=None, error="")
    else:
        doubt.update(state=State.WAITING, message_id="", due_at=now, claimed_at=None)
