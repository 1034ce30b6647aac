"""Erasing a person: one transaction for the rows, files after it, and a sweep for what a killed process left.

What the apps declared is done first, the upper floors first; then the account goes, and with it every row that belongs to
it. Twice is the same as once. The list of who was erased outlives the database: see `repeating`.
"""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Erasure
from accounts.privacy import leftovers, repeating, sessions
from accounts.privacy.counting import counts
from accounts.privacy.register import End, Group, Holding, register
from audit import ledger
from audit.deeds import Deed

log = logging.getLogger(__name__)

NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # a blank tells no moment


class Refused(Exception):
    """This person cannot be erased as things are; `why` says what to do first, in the language of who asked."""

    def __init__(self, why) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass
class Erasing:
    """A person on the way out, for the deeds of the apps. `blank` is an account of nobody, made when it is needed.

    Rows that must stay for the numbers' sake move to the blank: it has no name, no address, no day and no way in, and is
    bound to nothing that knew the person.
    """

    person: object
    now: datetime

    @cached_property
    def names(self) -> list[str]:
        """Return the words by which the person is known: to look for in texts that somebody typed."""
        person = self.person
        found = (person.first_name, person.last_name, person.username, person.email)
        return [word.casefold() for word in found if len(word) > 2]

    @cached_property
    def blank(self):
        return get_user_model().objects.create(
            username=f"blank-{secrets.token_hex(8)}",
            password=make_password(None),
            is_active=False,
            is_blank=True,
            date_joined=NEVER,
        )

    def mentions(self, text: str) -> bool:
        """Whether the text has a name of the person in it."""
        folded = text.casefold()
        return any(name in folded for name in self.names)

    def remove_files(self, names: Iterable[str], *, place: str = leftovers.PRIVATE) -> None:
        leftovers.remove_after_commit(names, place=place)


@dataclass(frozen=True)
class Part:
    """What happens to one kind of the person's data."""

    holding: Holding
    count: int

    @property
    def stays(self) -> bool:
        return self.holding.end != End.DELETED


def kept_of(person) -> dict[Group, list[Part]]:
    """Return what is kept of the person, by group, and how much of each; what there is none of is left out."""
    holdings = register().holdings
    in_tables = counts({place: one.rows_of(person) for place, one in enumerate(holdings) if one.of})
    parts: dict[Group, list[Part]] = {group: [] for group in Group}
    for place, holding in enumerate(holdings):
        count = in_tables.get(place, 0) if holding.of else len(holding.records_of(person))
        if count:
            parts[holding.group].append(Part(holding, count))
    return {group: found for group, found in parts.items() if found}


def obstacle(person):
    """Return what has to be done before the person can be erased; None when nothing has."""
    return next((why for check in register().obstacles if (why := check(person))), None)


def erase(*, person, now: datetime, by=None) -> Erasure:
    """Erase the person. Who was erased before stays so. `by` did it (None: the rules of the house). Raises Refused."""
    erasure = erase_rows(person, now=now, by=by)
    transaction.on_commit(finish, robust=True)
    return erasure


def erase_many(people: Iterable, *, now: datetime, by=None) -> int:
    """Erase these people, each in a transaction of its own; return how many. Who can't be erased is left, and logged."""
    done = 0
    for person in people:
        try:
            erase_rows(person, now=now, by=by)
            done += 1
        except Refused as refused:
            log.warning("Person %s is not erased: %s", person.pk, refused)
    transaction.on_commit(finish, robust=True)
    return done


@transaction.atomic
def erase_rows(person, *, now: datetime, by=None) -> Erasure:
    found = get_user_model().objects.select_for_update().filter(pk=person.pk, uuid=person.uuid).first()
    if found is None:
        return Erasure.objects.get(uuid=person.uuid)
    if why := obstacle(found):
        raise Refused(why)
    ledger.note(Deed.PERSON_ERASED, by=by, about=[found])  # while it is known to which school the person belongs
    erasing = Erasing(found, now)
    for holding in register().holdings:
        if holding.erase:
            holding.erase(erasing)
    found.delete()
    erasure, _new = Erasure.objects.get_or_create(uuid=person.uuid, defaults={"number": person.pk, "on": now.date()})
    Erasure.objects.filter(pk=erasure.pk).update(is_finished=False)
    return erasure


def finish() -> int:
    """Do what comes after the rows, or was left by a killed process: files, sessions, the list. Returns how many there were."""
    leftovers.remove_noted()
    unfinished = list(Erasure.objects.filter(is_finished=False))
    if unfinished:
        sessions.end_of_nobody()
        for erasure in unfinished:
            repeating.write_down(erasure.uuid)
        Erasure.objects.filter(pk__in=[erasure.pk for erasure in unfinished]).update(is_finished=True)
    return len(unfinished)
