"""Entries become a file that every calendar reads: the right hour on both sides of summer time, in lines that fit."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from calendars.registry import Entry
from calendars.writing import calendar_of
from tests.calendars import parsing

WARSAW = ZoneInfo("Europe/Warsaw")
SET_AT = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


def meeting(begins: datetime, **fields) -> Entry:
    values = {"key": "a", "title": "Manekin (7b)", "changed_at": SET_AT, "ends": begins + timedelta(hours=1)} | fields
    return Entry(begins=begins, **values)


def day(begins: date, **fields) -> Entry:
    return Entry(begins=begins, **({"key": "a", "title": "Termin: Uratuj serce", "changed_at": SET_AT} | fields))


@pytest.mark.parametrize(
    ("on", "offset"),
    [
        (date(2027, 3, 27), 1),  # the day before the last Sunday of March
        (date(2027, 3, 29), 2),
        (date(2026, 10, 24), 2),  # and before the last one of October
        (date(2026, 10, 26), 1),
    ],
)
def test_the_clock_of_the_classroom_stays_right_when_summer_time_begins_and_ends(on, offset):
    nine = datetime(on.year, on.month, on.day, 9, tzinfo=WARSAW)
    content = calendar_of([meeting(nine.astimezone(UTC))])
    assert f"DTSTART;TZID=Europe/Warsaw:{on:%Y%m%d}T090000".encode() in parsing.lines(content)
    read = parsing.begins(parsing.event(content))
    assert (read.hour, read.minute) == (9, 0)
    assert parsing.in_utc(read).hour == 9 - offset, "by the rules that the file brings along"
    (by_name,) = Calendar.from_ical(content).walk("VEVENT")
    assert by_name.decoded("dtstart") == nine, "and by the zone's name"


def test_the_rules_in_the_file_are_those_of_the_zone():
    hours = [datetime(2026, 1, 1, 12) + timedelta(days=days) for days in range(0, 365 * 5, 5)]
    entries = [meeting(hour.replace(tzinfo=WARSAW), key=str(hour)) for hour in hours]
    read = [parsing.begins(one) for one in parsing.events(calendar_of(entries))]
    assert [parsing.in_utc(one) for one in read] == [one.begins.astimezone(UTC) for one in entries]


def test_a_day_has_no_hour_and_takes_nobodys_time():
    event = parsing.event(calendar_of([day(date(2026, 12, 18))]))
    assert parsing.begins(event) == date(2026, 12, 18)
    assert event.dtend.value == date(2026, 12, 19)
    assert event.dtstart.params["VALUE"] == ["DATE"]
    assert event.transp.value == "TRANSPARENT"


def test_long_lines_are_folded_between_letters_and_come_back_whole():
    title = "Zażółć gęślą jaźń; в'їзд, \\ кома, 1\nдругий рядок " * 5
    content = calendar_of([day(date(2026, 12, 18), title=title, place=title)])
    lines = parsing.lines(content)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    event = parsing.event(content)
    assert event.summary.value == title
    assert event.location.value == title


def test_what_somebody_typed_adds_no_line_of_its_own():
    title = "x\r\nATTENDEE:mailto:ala@example.org\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    content = calendar_of([day(date(2026, 12, 18), title=title)])
    assert len(parsing.events(content)) == 1
    assert not any(line.startswith(b"ATTENDEE") for line in parsing.lines(content))


def test_an_entry_that_was_set_anew_is_the_same_one_with_a_higher_number():
    moved = SET_AT + timedelta(minutes=1)
    before, after = (
        parsing.event(calendar_of([day(date(2026, 12, on), changed_at=changed_at)]))
        for on, changed_at in ((18, SET_AT), (19, moved))
    )
    assert before.uid.value == after.uid.value
    assert int(before.sequence.value) < int(after.sequence.value) < 2**31
    assert (after.dtstamp.value, after.last_modified.value) == (moved, moved)


def test_the_same_entries_are_the_same_bytes():
    entries = [day(date(2026, 12, 18)), meeting(SET_AT, key="b")]
    assert calendar_of(entries, name="K") == calendar_of(entries, name="K")


def test_a_calendar_to_subscribe_to_has_a_name_and_says_how_often_to_look():
    lines = parsing.lines(calendar_of([], name="Bezpieczny Kraków"))
    assert {b"VERSION:2.0", b"REFRESH-INTERVAL;VALUE=DURATION:PT6H", b"X-PUBLISHED-TTL:PT6H"} <= set(lines)
    assert {"X-WR-CALNAME:Bezpieczny Kraków".encode(), b"X-WR-TIMEZONE:Europe/Warsaw"} <= set(lines)
    assert b"BEGIN:VTIMEZONE" in lines, "one part at least, or it would be no calendar"


def test_an_entry_is_private_and_leads_to_the_page_that_says_more(settings):
    settings.SITE_URL = "https://szkolenia.example.org"
    event = parsing.event(calendar_of([day(date(2026, 12, 18), path="/pl/me/", note="Jan Ratownik")]))
    assert event.url.value == "https://szkolenia.example.org/pl/me/"
    assert event.description.value == "Jan Ratownik\nhttps://szkolenia.example.org/pl/me/"
    assert event.uid.value == "a@szkolenia.example.org"
    assert event.contents["class"][0].value == "PRIVATE"
