"""The secret address of a calendar: one for each person, kept as a hash, dead when it is made anew."""

import pytest
from django.utils import timezone

from accounts.privacy import erasing, exporting
from calendars import feeds
from calendars.models import Feed

pytestmark = pytest.mark.django_db


def test_the_secret_is_long_and_nowhere_kept(ala, secret):
    assert len(secret) >= 32
    (row,) = Feed.objects.values()
    assert secret not in str(row)
    assert feeds.person_with(secret) == ala


def test_a_new_address_kills_the_old_one(ala, cezary, secret):
    of_another = feeds.make(person=cezary, now=timezone.now())
    later = feeds.make(person=ala, now=timezone.now())
    assert feeds.person_with(secret) is None
    assert feeds.person_with(later) == ala
    assert feeds.person_with(of_another) == cezary
    assert Feed.objects.filter(person=ala).count() == 1


def test_switched_off_means_gone(ala, secret):
    feeds.switch_off(person=ala)
    feeds.switch_off(person=ala)
    assert feeds.person_with(secret) is None
    assert feeds.feed_of(ala) is None


def test_who_may_not_sign_in_any_more_has_no_calendar(ala, secret):
    ala.is_active = False
    ala.save()
    assert feeds.person_with(secret) is None


def test_the_address_is_told_in_the_export_and_goes_with_the_person(ala, secret):
    feed = feeds.feed_of(ala)
    document = exporting.as_json(exporting.told(ala), [], person=ala, now=timezone.now())
    assert feed.made_at.isoformat() in document or str(feed.made_at) in document
    assert feed.secret_hash not in document
    erasing.erase(person=ala, now=timezone.now())
    assert feeds.person_with(secret) is None
    assert not Feed.objects.exists()
