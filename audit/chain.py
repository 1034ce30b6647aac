"""The chain: each seal is made of an entry and of the seal before, so nobody can change, drop or slip in an entry unseen.

Entries are sealed a moment after they were written (audit.tasks, once a minute), not by who writes them. A writer would
have to hold the end of the chain until its transaction ends: all of a city would queue behind one long import, and two
deeds that hold each other's rows would never finish. So writers know nothing of the chain; only sealers meet, and the
database lets one of them write the next number. What was written late (a long transaction) is sealed late, and the order
of the chain is the order of the seals.

Seals are keyed with SECRET_KEY: who can write in the database alone cannot make one.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Prefetch
from django.utils.crypto import constant_time_compare, salted_hmac

from audit import trimming
from audit.deeds import Deed
from audit.models import Concern, Entry, Seal

AT_ONCE = 500
SEALED_AFTER = timedelta(minutes=10)  # the sweep comes each minute; what waits longer is told


@dataclass(frozen=True)
class Fault:
    """Where the chain is broken, in words for the operator."""

    number: int
    words: str


def written(entry: Entry, previous: str) -> str:
    """Return everything that an entry says, and the seal before it, as one text."""
    people = sorted(concern.person_id for concern in entry.concerns.all())
    said = [
        previous, entry.pk, entry.at.astimezone(UTC).isoformat(), entry.by_id, entry.deed, entry.school,
        entry.school_class, entry.concerned, entry.facts, people,
    ]  # fmt: skip
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def mac_of(entry: Entry, previous: str, *, secret: str | None = None) -> str:
    return salted_hmac("audit.chain", written(entry, previous), secret=secret, algorithm="sha256").hexdigest()


def seal_new() -> int:
    """Seal what is not sealed yet, in parts; return how much. When another sealer is quicker, it has the next part."""
    sealed = 0
    while made := seal_some():
        sealed += made
    return sealed


def seal_some() -> int:
    try:
        with transaction.atomic():
            last = Seal.objects.order_by("-number").first()
            number, previous = (last.number, last.mac) if last else (0, "")
            seals = []
            for entry in with_people(Entry.objects.filter(seal=None).order_by("pk")[:AT_ONCE]):
                number, previous = number + 1, mac_of(entry, previous)
                seals.append(Seal(number=number, entry=entry, mac=previous))
            Seal.objects.bulk_create(seals)
            return len(seals)
    except IntegrityError:  # of two at once, one writes this number; the other leaves it to the next minute
        return 0


def with_people(entries):
    return entries.prefetch_related(Prefetch("concerns", Concern.objects.only("entry", "person")))


def faults(*, now: datetime) -> Iterator[Fault]:
    """Walk the whole chain and yield what is wrong with it. It reads; it mends nothing."""
    number, previous = start_of_chain()
    for seal in seals_in_order():
        number += 1
        if seal.number != number:
            yield Fault(seal.number, f"entries between {number} and {seal.number} are missing")
            number = seal.number
        elif not is_true(seal, previous):
            yield Fault(seal.number, f"entry {seal.entry_id} is not what was sealed, or an entry before it is gone")
        previous = seal.mac
    waiting = Entry.objects.filter(seal=None, at__lt=now - SEALED_AFTER).count()
    if waiting:
        yield Fault(number + 1, f"{waiting} entries wait for their seal")


def start_of_chain() -> tuple[int, str]:
    """Return the number and the seal after which the chain begins: the last one that was thrown away after its time."""
    cut = Entry.objects.filter(deed=Deed.LOG_CUT).order_by("-pk").first()
    if cut is None or not any(trimming.is_true(cut.facts["last_seal"], secret=key) for key in keys()):
        return 0, ""
    number, mac, _key = cut.facts["last_seal"].split(":")
    return int(number), mac


def seals_in_order() -> Iterable[Seal]:
    concerns = Prefetch("entry__concerns", Concern.objects.only("entry", "person"))
    return (
        Seal.objects.order_by("number").select_related("entry").prefetch_related(concerns).iterator(chunk_size=AT_ONCE)
    )


def is_true(seal: Seal, previous: str) -> bool:
    """Former keys hold too (SECRET_KEY_FALLBACKS), so that a new key does not break the chain."""
    return any(constant_time_compare(seal.mac, mac_of(seal.entry, previous, secret=key)) for key in keys())


def keys() -> list:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
