"""The log's own end: entries that are past their time go, the oldest first, and the chain goes on after them.

The place in which the chain is cut stands in the log, keyed like a seal, so nobody else can cut it anywhere.
"""

from datetime import datetime

from django.db import connection
from django.utils.crypto import constant_time_compare, salted_hmac

from audit import ledger
from audit.deeds import Deed
from audit.models import Concern, Entry, Seal
from audit.retention.registry import kept

AT_ONCE = 500


def past(now: datetime):
    """Return the seals of entries that are past their time, up to the first one that is not."""
    first_kept = Seal.objects.filter(entry__at__gte=now - kept("log")).order_by("number").first()
    found = Seal.objects.order_by("number")
    return found.filter(number__lt=first_kept.number) if first_kept else found


def trim(now: datetime) -> int:
    """Take away the next part of what is past its time; return how many entries. Runs in the transaction of the rule."""
    part = list(past(now).select_for_update(of=("self",))[:AT_ONCE])  # a second worker waits: the cut is one place
    if not part:
        return 0
    last = part[-1]
    entries = [seal.entry_id for seal in part]
    for rows, field in ((Seal, "entry"), (Concern, "entry"), (Entry, "pk")):
        # Past the model, which refuses: this is the one place where entries end. (PostgreSQL looks at their age.)
        found = rows.objects.filter(**{f"{field}__in": entries})
        found._raw_delete(connection.alias)
    ledger.note(Deed.LOG_CUT, by=None, last_seal=cut_of(last.number, last.mac))
    return len(part)


def cut_of(number: int, mac: str, *, secret: str | None = None) -> str:
    key = salted_hmac("audit.trimming", f"{number}:{mac}", secret=secret, algorithm="sha256").hexdigest()
    return f"{number}:{mac}:{key}"


def is_true(cut: str, *, secret: str) -> bool:
    number, mac, _key = cut.split(":")
    return constant_time_compare(cut, cut_of(int(number), mac, secret=secret))
