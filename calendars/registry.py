"""What stands in a person's calendar: each app says it in its own `calendars.py`, found the way Django finds `admin.py`.

A calendar is copied to the servers of others, and looked at over shoulders. So an entry says a title, a place and a link to
the page that says more to who signs in. It names nobody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class Entry:
    """A meeting from `begins` to `ends`, or a day (`begins` is a date, and there is no end).

    `key` is its name for ever: under the same key a calendar finds the entry again when it has moved. `changed_at` is when
    it was last set, as far as that is known. `path` is the page of ours that says more.
    """

    key: str
    title: str
    begins: date | datetime
    changed_at: datetime
    ends: datetime | None = None
    place: str = ""
    note: str = ""
    path: str = ""

    @property
    def is_a_day(self) -> bool:
        return not isinstance(self.begins, datetime)

    @property
    def moment(self) -> datetime:
        """When it begins; a day begins at midnight."""
        return midnight(self.begins) if self.is_a_day else self.begins


Rule = Callable[[Any, date], Iterable[Entry]]
RULES: list[Rule] = []


def in_calendar(rule: Rule) -> Rule:
    """Register a rule: asked with a person and the first day that matters, it says what stands in the calendar."""
    if rule not in RULES:
        RULES.append(rule)
    return rule


def entries_of(person, *, since: date) -> list[Entry]:
    """Return what stands in the person's calendar, in the active language, the earliest first; each thing once."""
    found: dict[str, Entry] = {}
    for rule in RULES:
        for entry in rule(person, since):
            found.setdefault(entry.key, entry)
    return sorted(found.values(), key=lambda entry: (entry.moment, entry.key))


def midnight(day: date) -> datetime:
    """Return the moment at which the day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
