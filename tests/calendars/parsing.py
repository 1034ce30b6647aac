"""Reading calendars with code that shares nothing with what writes them: vobject, and the time zone that the file itself brings."""

from datetime import UTC, date, datetime

import vobject


def read(content: bytes):
    return vobject.readOne(content.decode())


def events(content: bytes) -> list:
    return list(read(content).contents.get("vevent", []))


def event(content: bytes):
    (only,) = events(content)
    return only


def titles(content: bytes) -> list[str]:
    return [one.summary.value for one in events(content)]


def begins(one) -> date | datetime:
    return one.dtstart.value


def in_utc(moment: datetime) -> datetime:
    """Return the moment by the rules of the file's own VTIMEZONE."""
    return moment.astimezone(UTC)


def lines(content: bytes) -> list[bytes]:
    """Return the lines as they stand, folded; each ends as RFC 5545 says."""
    assert content.endswith(b"\r\n")
    found = content.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in found)
    return found
