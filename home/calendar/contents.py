"""What of a person's calendar is shown: on the page, and to the programs that read it."""

from datetime import date, timedelta

from calendars.registry import Entry, entries_of

LOOKED_BACK = timedelta(days=90)  # what was is still looked up for a while
NAME = "Bezpieczny Kraków"


def to_read(person, *, today: date) -> list[Entry]:
    return entries_of(person, since=today - LOOKED_BACK)


def to_come(person, *, today: date) -> list[Entry]:
    return entries_of(person, since=today)
