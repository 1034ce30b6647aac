"""A meeting of a class as an entry for any calendar (iCalendar, RFC 5545)."""

from datetime import datetime

from icalendar import Calendar, Event

from schools.models import Session

PRODUCT = "-//Bezpieczny Kraków//Zajęcia praktyczne//PL"


def calendar_of(session: Session, *, domain: str, now: datetime) -> bytes:
    """Return the file. It names the class and never a pupil; the same meeting keeps its UID when it moves."""
    event = Event()
    event.add("uid", f"{session.uuid}@{domain}")
    event.add("dtstamp", now)
    event.add("last-modified", session.changed_at)
    event.add("sequence", int(session.changed_at.timestamp()) // 60)
    event.add("dtstart", session.starts_at)
    event.add("dtend", session.ends_at)
    event.add("summary", f"{session.title} ({session.school_class.name})")
    event.add("location", f"{session.place}, {session.school_class.school.name}")
    if session.leader:
        event.add("description", session.leader)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical()
