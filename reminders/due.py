"""Ask every rule what is due today, and write the letters down."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.contrib.auth import get_user_model

from reminders.models import Message, Preference
from reminders.registry import Due, Kind, rules

log = logging.getLogger(__name__)

AT_ONCE = 500  # letters in one INSERT; SQLite takes no more than some thousand values in a statement


class RulesFailed(Exception):
    """Some rules could not say what is due. The others were written down."""


def post_due_reminders(*, today: date) -> int:
    """Write down what is due; return how many letters are new.

    Run it twice, by two beats, at once: an occasion is written about once. A rule that fails stops no other; what
    failed is raised at the end, as RulesFailed.
    """
    new, failed = 0, []
    for kind in rules():
        try:
            new += sum(write_down(kind, some) for some in in_lots(kind.rule(today)))
        except Exception:
            log.exception("The rule for %s failed", kind.name)
            failed.append(kind.name)
    if failed:
        raise RulesFailed(", ".join(failed))
    return new


def in_lots(dues: Iterable[Due]) -> Iterator[list[Due]]:
    dues = iter(dues)
    while some := list(islice(dues, AT_ONCE)):
        yield some


def write_down(kind: Kind, dues: list[Due]) -> int:
    """Write one letter per occasion, to those who can be reached and want it; return how many are new."""
    known = set(Message.objects.filter(key__in=[due.key for due in dues]).values_list("key", flat=True))
    fresh = {due.key: due for due in dues if due.key not in known}
    reachable = reachable_people({due.person_id for due in fresh.values()}, optional=kind.optional)
    letters = [
        Message(key=due.key, recipient_id=due.person_id, kind=kind.name, context=due.context)
        for due in fresh.values()
        if due.person_id in reachable
    ]
    Message.objects.bulk_create(letters, ignore_conflicts=True)
    return len(letters)


def reachable_people(ids: set[int], *, optional: bool) -> set[int]:
    """Return those who have an address, an active account and, for an optional letter, nothing against it."""
    people = get_user_model().objects.filter(pk__in=ids, is_active=True).exclude(email="")
    if optional:
        people = people.exclude(pk__in=Preference.objects.filter(reminders_wanted=False).values("person"))
    return set(people.values_list("pk", flat=True))
