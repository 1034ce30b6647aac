"""What a program of calendars gets at the secret address, and what everybody else gets."""

import uuid
from datetime import UTC

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from calendars import feeds
from home.calendar import reading
from tests.calendars import parsing
from tests.factories import PersonFactory, make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db

FEED_QUERIES = 9


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


def read(secret: str, **headers):
    return Client().get(f"/kalendarz/{secret}.ics", headers=headers)


def test_a_program_reads_the_calendar_without_signing_in(secret, session):
    answer = read(secret)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    event = parsing.event(answer.content)
    assert event.summary.value == "Manekin (7b)"
    assert parsing.in_utc(parsing.begins(event)) == session.starts_at.astimezone(UTC).replace(microsecond=0)


def test_the_answer_sets_no_cookie_and_is_kept_by_no_one_else(secret, session):
    answer = read(secret)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_it_is_the_calendar_of_the_secret_whoever_is_signed_in(secret, session, cezary):
    client = Client()
    client.force_login(cezary)
    assert parsing.titles(client.get(f"/kalendarz/{secret}.ics").content) == ["Manekin (7b)"]
    of_cezary = feeds.make(person=cezary, now=timezone.now())
    assert parsing.titles(read(of_cezary).content) == []


def test_it_speaks_the_language_of_the_person_and_not_of_the_program(ala, secret, course):
    deeds.finish(ala, course)
    ala.language = "en"
    ala.save()
    answer = read(secret, accept_language="uk")
    assert answer["Content-Language"] == "en"
    assert f"Certificate ends: {course.title}" in parsing.titles(answer.content)
    assert b"/en/certificates/" in answer.content


def test_what_was_read_before_is_not_sent_again_until_it_changes(secret, session):
    etag = read(secret)["ETag"]
    unchanged = read(secret, if_none_match=etag)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["Cache-Control"] == "private, no-cache"
    session.place = "sala 3"
    session.save()
    assert read(secret, if_none_match=etag).status_code == 200


def test_a_wrong_an_old_a_strange_and_a_dead_secret_get_one_answer(ala, basia, cezary, secret):
    old = secret
    feeds.make(person=ala, now=timezone.now())
    off, dead, gone = (feeds.make(person=person, now=timezone.now()) for person in (basia, cezary, PersonFactory()))
    feeds.switch_off(person=basia)
    cezary.is_active = False
    cezary.save()
    feeds.person_with(gone).delete()
    strange = ("x", "-", "a" * 3000, "%00", "żółć", "' OR 1=1", feeds.hash_of(old))
    answers = [read(one) for one in (old, off, dead, gone, *strange)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, str(answer.headers)) for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)


def test_guessing_is_slowed_down_and_stops_no_calendar_of_the_same_network(secret, session):
    statuses = [read(f"wrong{number}").status_code for number in range(reading.GUESSING.hits + 1)]
    assert statuses == [404] * reading.GUESSING.hits + [429]
    assert int(read("wrong")["Retry-After"]) > 0
    assert read(secret).status_code == 200


def test_nothing_is_changed_at_the_address(secret):
    address = reverse("calendar_feed", args=[secret])
    assert Client(enforce_csrf_checks=True).post(address).status_code in {403, 405}
    assert Client().post(address).status_code == 405
    head = Client().head(address)
    assert (head.status_code, head.content) == (200, b"")


def test_many_entries_are_read_as_cheaply_as_one(ala, secret, session, django_assert_num_queries):
    for count in (1, 3):
        while session.school_class.sessions.count() < count:
            session.pk, session.uuid = None, uuid.uuid4()
            session.save()
        given = make_course(slug=f"k{count}")
        deeds.assign(session.school_class, given, due_on=timezone.localdate())
        read(secret)  # where the site's pages begin is asked once for all
        with django_assert_num_queries(FEED_QUERIES):
            found = parsing.titles(read(secret).content)
        assert len(found) == session.school_class.sessions.count() + session.school_class.assignments.count()
