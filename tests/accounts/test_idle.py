"""Pupils share computers: who walks away is signed out, and the way out stands on every page."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.accounts.deeds import is_signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PROFILE = "/pl/accounts/profile/"


def at(minutes):
    return time_machine.travel(NOW + timedelta(minutes=minutes), tick=False)


def test_a_pupil_who_was_away_for_twenty_minutes_is_signed_out(client, pupil):
    client.force_login(pupil)
    with at(0):
        assert client.get(PROFILE).status_code == 200
    with at(21):
        assert client.get(PROFILE).status_code == 302
    assert not is_signed_in(client)


def test_a_pupil_who_works_on_stays(client, pupil):
    client.force_login(pupil)
    for minutes in range(0, 120, 15):
        with at(minutes):
            assert client.get(PROFILE).status_code == 200


def test_a_grown_up_stays(client, ala):
    client.force_login(ala)
    with at(0):
        client.get(PROFILE)
    with at(60):
        assert client.get(PROFILE).status_code == 200


def test_a_click_costs_no_writing_more_than_once_a_minute(client, pupil):
    client.force_login(pupil)
    with at(0):
        client.get(PROFILE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PROFILE)
    assert [query["sql"] for query in asked if query["sql"].startswith(("UPDATE", "INSERT"))] == []


def test_every_page_says_who_is_there_and_lets_out(client, pupil):
    client.force_login(pupil)
    for path in (PROFILE, "/pl/me/", "/pl/search/", "/pl/"):
        page = client.get(path).content.decode()
        assert "Pracujesz jako <strong>Olek Ósmy</strong>" in page
        assert "wyloguj" in page
    assert client.post("/pl/accounts/logout/", {"next": "/pl/klasa/"})["Location"] == "/pl/klasa/"
    assert not is_signed_in(client)


def test_no_browser_keeps_what_a_pupil_was_shown(client, pupil, course):
    client.force_login(pupil)
    for path in (
        PROFILE,
        "/pl/me/",
        "/pl/",
        "/pl/search/?q=aed",
        "/pl/ratuj/uratuj-serce/",
        "/pl/ratuj/uratuj-serce/lekcja-1/",
    ):
        assert "no-store" in client.get(path)["Cache-Control"], path


def test_what_a_grown_up_was_shown_is_kept_by_nothing_on_the_way(client, ala, course):
    client.force_login(ala)
    assert client.get("/pl/ratuj/uratuj-serce/lekcja-1/")["Cache-Control"] == "private"


def test_what_everybody_may_read_stays_as_it_is_for_who_is_not_signed_in(client, course):
    assert "Cache-Control" not in client.get("/pl/ratuj/uratuj-serce/lekcja-1/")


def test_a_grown_up_is_not_told_so_on_every_page(client, ala):
    client.force_login(ala)
    assert "pupil-strip" not in client.get("/pl/me/").content.decode()
