"""Writing in the log. Nothing else writes there.

A deed notes itself in its own transaction: both stand, or neither. A look is noted once in ten minutes for the same person
and the same thing, so that the log stays readable.
"""

import logging
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from audit.deeds import FACTS, QUIET, VIEWS, Deed
from audit.models import Concern, Entry

log = logging.getLogger(__name__)

SAME_LOOK = timedelta(minutes=10)
AT_ONCE = 1000
LONGEST_FACT = 160


def note(deed: Deed, *, by, school=None, school_class=None, about: Iterable = (), **facts) -> Entry:
    """Write down what `by` did (None: the rules of the house), where, and to whom.

    `about` are people or their numbers. An entry without a place stands in the log of the school to which all of
    them belong, if there is one.
    """
    people = sorted({number_of(one) for one in about})
    entry = Entry(
        deed=Deed(deed),
        by_id=number_of(by),
        concerned=len(people),
        facts={name: plain(name, value) for name, value in facts.items()},
        **place_of(school, school_class, people),
    )
    with transaction.atomic(savepoint=False):
        entry.save(force_insert=True)
        Concern.objects.bulk_create([Concern(entry=entry, person_id=person) for person in people], batch_size=AT_ONCE)
    log.info("%s by=%s school=%s class=%s %s", deed, entry.by_id, entry.school, entry.school_class, entry.facts)
    return entry


def note_look(deed: Deed, *, by, school=None, school_class=None, about: Iterable = (), **facts) -> Entry | None:
    """Write down that `by` saw something, unless the same look was noted a moment ago."""
    if deed not in VIEWS:
        raise ValueError(f"{deed} is a deed, not a look")
    people = [number_of(one) for one in about]
    kept = {name: plain(name, value) for name, value in facts.items()}
    same = same_looks(deed, by=by).filter(concerned=len(set(people)), facts=kept)
    if school_class:
        same = same.filter(school_class=school_class.pk)
    elif school:
        same = same.filter(school=school.pk)
    if people:
        same = same.filter(concerns__person=people[0])
    if same.exists():
        return None
    return note(deed, by=by, school=school, school_class=school_class, about=people, **facts)


def same_looks(deed: Deed, *, by):
    """Return the looks of this kind that the person had a moment ago."""
    return Entry.objects.filter(by=number_of(by), at__gt=timezone.now() - SAME_LOOK, deed=deed)


def number_of(person) -> int | None:
    return getattr(person, "pk", person)


def place_of(school, school_class, people: list[int]) -> dict:
    if school_class is not None:
        return {"school": school_class.school_id, "school_class": school_class.pk}
    if school is None and people:
        return {"school": import_string(settings.AUDIT_SCHOOL_OF)(people)}
    return {"school": number_of(school)}


def plain(name: str, value):
    """Return a fact as it is kept. What has no name in the list of facts is refused, and so is a long text."""
    if name not in FACTS.keys() | QUIET:
        raise ValueError(f"{name} is not a fact that the log knows (audit.deeds)")
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, int | None):
        value = str(value)
        if len(value) > LONGEST_FACT:
            raise ValueError(f"{name}: too long for the log")
    return value
