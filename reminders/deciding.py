"""What only a person can decide: letters of which nobody knows whether they arrived, and letters that were refused."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from audit import ledger
from audit.deeds import Deed
from reminders.models import Message

State = Message.State
IN_THE_LOG = {"send_again": Deed.LETTER_SENT_AGAIN, "close": Deed.LETTER_CLOSED}


def may_be_sent_again(message: Message) -> bool:
    return message.state in {State.UNKNOWN, State.FAILED}


def may_be_closed(message: Message) -> bool:
    return message.state == State.UNKNOWN


def send_again(*, message: Message, by, now: datetime) -> bool:
    """Let the letter wait for the next round, with its tries before it again; False when there was nothing to decide.

    The Message-ID stays the same: a mailbox that already has the letter shows it once.
    """
    undecided = Message.objects.filter(pk=message.pk, state__in=[State.UNKNOWN, State.FAILED])
    return decide(
        undecided, "send_again", by=by, state=State.WAITING, due_at=now, tries=0, message_id="", claimed_at=None
    )


def close(*, message: Message, by, now: datetime) -> bool:
    """Take the letter as arrived; False when there was nothing to decide."""
    undecided = Message.objects.filter(pk=message.pk, state=State.UNKNOWN)
    return decide(undecided, "close", by=by, state=State.SENT, sent_at=now, claimed_at=None)


@transaction.atomic
def decide(undecided, deed: str, *, by, **fields) -> bool:
    """Change the row unless somebody else has decided meanwhile, and note in the history who did."""
    message = undecided.select_for_update().first()
    if message is None:
        return False
    undecided.update(**fields)
    ledger.note(IN_THE_LOG[deed], by=by, about=[message.recipient_id], letter=message.kind)
    log(instance=message, action=f"reminders.{deed}", user=by)
    return True
