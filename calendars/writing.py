"""Entries as a file for any calendar (iCalendar, RFC 5545). The same entries are the same bytes, whenever they are written."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDuration

from calendars.registry import Entry

PRODUCT = "-//Bezpieczny Kraków//Kalendarz//PL"
CONTENT_TYPE = "text/calendar; charset=utf-8"
READ_AGAIN = timedelta(hours=6)  # how often a calendar is asked to look
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def calendar_of(entries: Iterable[Entry], *, name: str = "") -> bytes:
    """Return the file. With a `name` it is one to subscribe to, and says how often to look again."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("name", name)  # RFC 7986; the names with an X are what programs knew before it
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", settings.TIME_ZONE)
        calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(READ_AGAIN))
    calendar.add_component(time_zone())
    for entry in entries:
        calendar.add_component(event_of(entry))
    return calendar.to_ical()


def event_of(entry: Entry) -> Event:
    """Return the entry as an event.

    DTSTAMP is when it was last set, as RFC 5545 wants it where a file has no METHOD. SEQUENCE grows with that moment, so no
    number has to be kept. A day takes nobody's time: who looks for a free hour finds one.
    """
    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}")
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", int(entry.changed_at.timestamp()) // 60)
    event.add("dtstart", entry.begins if entry.is_a_day else here(entry.begins))
    event.add("dtend", entry.begins + timedelta(days=1) if entry.is_a_day else here(entry.ends))
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    link = settings.SITE_URL + entry.path
    event.add("description", f"{entry.note}\n{link}".strip())  # some programs show no URL
    event.add("url", link)
    event.add("transp", "TRANSPARENT" if entry.is_a_day else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def here(moment: datetime) -> datetime:
    """Return the moment as the clocks of the time zone show it."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


def time_zone() -> Timezone:
    """Return the time zone with its rules of summer time, those of the European Union since 1996.

    A program that knows the zone by its name may leave them unread; the others need them.
    """
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    zone.add_component(
        changing(TimezoneDaylight(), name="CEST", first=datetime(1996, 3, 31, 2), month=3, offsets=(WINTER, SUMMER))
    )
    zone.add_component(
        changing(TimezoneStandard(), name="CET", first=datetime(1996, 10, 27, 3), month=10, offsets=(SUMMER, WINTER))
    )
    return zone


def changing(half, *, name: str, first: datetime, month: int, offsets: tuple[timedelta, timedelta]):
    """Return the half of a year that begins on the last Sunday of the month."""
    half.add("tzname", name)
    half.add("dtstart", first)
    half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
    half.add("tzoffsetfrom", offsets[0])
    half.add("tzoffsetto", offsets[1])
    return half
