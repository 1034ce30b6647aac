"""A meeting at the manikin: when, where, who was there, and a file that calendars read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from schools.models import Session
from tests.schools import deeds
from tests.schools.practical.stage import make_session

pytestmark = pytest.mark.django_db

FORM = {
    "title": "Manekin, część 1",
    "day": "2027-01-15",
    "begins": "09:40",
    "ends": "10:25",
    "place": "sala 12, parter",
}


@pytest.fixture
def address(class_7b):
    return reverse("schools:practical", args=[class_7b.uuid])


def test_a_teacher_arranges_a_meeting(as_, ewa, class_7b, address):
    page = as_(ewa).post(address, FORM, follow=True).content.decode()
    assert "15 stycznia 2027, 09:40" in page
    session = Session.objects.get()
    assert session.school_class == class_7b
    assert session.ends_at - session.starts_at == timedelta(minutes=45)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"ends": "09:40"}, "Koniec musi być później"), ({"day": "jutro"}, "Błąd"), ({"place": ""}, "Błąd")],
)
def test_a_meeting_that_cannot_be_is_refused(as_, ewa, address, change, words):
    answer = as_(ewa).post(address, FORM | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Session.objects.exists()


def test_attendance_is_taken_and_says_by_whom(as_, ewa, class_7b, class_8a):
    session = make_session(class_7b)
    here, _away, _other = (membership.pupil for membership in class_7b.memberships.all())
    stranger = deeds.join(class_8a)
    address = reverse("schools:session", args=[class_7b.uuid, session.uuid])
    page = as_(ewa).post(address, {f"present-{here.uuid}": "on", f"present-{stranger.uuid}": "on"}, follow=True)
    assert list(session.present.all()) == [here]
    assert ewa.full_name in page.content.decode()
    as_(ewa).post(address, {})
    assert not session.present.exists()


def test_the_file_is_read_by_a_calendar_and_names_no_pupil(as_, ewa, class_7b):
    session = make_session(class_7b, title="Manekin; część, 1\nX", leader="Jan Ratownik")
    answer = as_(ewa).get(reverse("schools:session_calendar", args=[class_7b.uuid, session.uuid]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"] == "Manekin; część, 1\nX (7b)"
    assert event.decoded("dtstart") == session.starts_at
    assert event["uid"].startswith(str(session.uuid))
    assert not any(membership.pupil.last_name in answer.content.decode() for membership in class_7b.memberships.all())


def test_a_meeting_is_cancelled(as_, ewa, class_7b):
    session = make_session(class_7b)
    as_(ewa).post(reverse("schools:session_cancel", args=[class_7b.uuid, session.uuid]))
    assert not Session.objects.exists()


def test_a_meeting_of_another_class_is_not_there(as_, ewa, class_7b, class_8a):
    session = make_session(class_8a)
    for name in ("session", "session_calendar"):
        assert as_(ewa).get(reverse(f"schools:{name}", args=[class_7b.uuid, session.uuid])).status_code == 404
    assert as_(ewa).post(reverse("schools:session_cancel", args=[class_7b.uuid, session.uuid])).status_code == 404
