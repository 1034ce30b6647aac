"""The page of one's calendar: what stands in it, its address made, shown once, made anew, and switched off."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calendars import feeds
from tests import factories
from tests.schools import deeds
from tests.schools.practical.stage import make_session

pytestmark = pytest.mark.django_db

PAGE = "/pl/me/calendar/"
PAGE_QUERIES = 15
ADDRESS = re.compile(r'value="(https?://[^"]+/kalendarz/([\w-]+)\.ics)"')


@pytest.fixture
def at_home(client, ala):
    client.force_login(ala)
    return client


def made(client) -> re.Match:
    found = ADDRESS.search(client.post(PAGE, {"make": ""}).content.decode())
    assert found
    return found


def test_a_visitor_is_sent_to_sign_in(client):
    assert reverse("account_login") in client.get(PAGE).url
    assert reverse("account_login") in client.post(PAGE, {"make": ""}).url


def test_the_address_is_shown_in_the_answer_that_makes_it_and_never_again(at_home, ala, settings):
    settings.SITE_URL = "https://szkolenia.example.org"
    answer = at_home.post(PAGE, {"make": ""})
    page = answer.content.decode()
    address, secret = ADDRESS.search(page).groups()
    assert address == f"https://szkolenia.example.org/kalendarz/{secret}.ics"
    assert f'href="webcal://szkolenia.example.org/kalendarz/{secret}.ics"' in page
    assert "Kto ma ten adres, widzi Twoje terminy." in page
    assert "no-store" in answer["Cache-Control"]
    assert feeds.person_with(secret) == ala
    later = at_home.get(PAGE).content.decode()
    assert secret not in later
    assert "Twój kalendarz ma adres od" in later


def test_making_it_anew_kills_the_old_address(at_home, client):
    old, new = made(at_home)[1], made(at_home)[1]
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_switching_off_kills_the_address_and_says_so(at_home):
    address = made(at_home)[1]
    page = at_home.post(PAGE, {"off": ""}, follow=True).content.decode()
    assert "Kalendarz wyłączony." in page
    assert "Zrób adres kalendarza" in page
    assert at_home.get(address).status_code == 404


def test_looking_makes_nothing_and_an_empty_form_neither(at_home, ala):
    at_home.get(PAGE)
    at_home.get(PAGE, {"make": ""})
    at_home.post(PAGE)
    assert feeds.feed_of(ala) is None


def test_nobody_makes_or_ends_the_address_of_another_person(at_home, ala, cezary):
    secret = feeds.make(person=cezary, now=timezone.now())
    made(at_home)
    at_home.post(PAGE, {"off": "", "person": cezary.pk})
    assert feeds.person_with(secret) == cezary


def test_the_page_shows_what_stands_in_the_calendar(at_home, ala, basia):
    school_class = factories.make_class(factories.make_school(lead=basia))
    school_class.memberships.create(pupil=ala)
    assert "Na razie nic." in at_home.get(PAGE).content.decode()
    for number in range(8):
        begins = timezone.now() + timedelta(days=number)
        make_session(school_class, title=f"Manekin {number}", starts_at=begins, ends_at=begins + timedelta(hours=1))
    page = at_home.get(PAGE).content.decode()
    assert "Manekin 5 (7b)" in page
    assert "Manekin 6 (7b)" not in page
    assert "I jeszcze 2 wpisy." in page


def test_many_entries_cost_as_much_as_one(at_home, ala, basia, django_assert_num_queries):
    school_class = factories.make_class(factories.make_school(lead=basia))
    school_class.memberships.create(pupil=ala)
    for count in (1, 3):
        while school_class.sessions.count() < count:
            make_session(school_class, starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=1))
        at_home.get(PAGE)
        with django_assert_num_queries(PAGE_QUERIES):
            at_home.get(PAGE)


def test_a_pupil_without_an_address_of_mail_makes_one_too(client, basia):
    school_class = factories.make_class(factories.make_school(lead=basia))
    pupil = deeds.join(school_class)
    client.force_login(pupil)
    assert feeds.person_with(made(client)[2]) == pupil


@pytest.mark.parametrize("name", ["home:desk", "accounts:profile", "home:my_data"])
def test_the_page_is_found_where_people_look(at_home, name):
    assert f'href="{PAGE}"' in at_home.get(reverse(name)).content.decode()
