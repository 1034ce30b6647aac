"""A place in a status list for each badge: drawn by lot, given once, never shared."""

import pytest

from certificates.badges import places
from certificates.models import Badge
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(pupil, course):
    return finish(pupil, course)


def test_a_badge_gets_its_place_once(certificate):
    assert places.badge_of(certificate) == places.badge_of(certificate)
    assert Badge.objects.count() == 1


def test_places_are_drawn_from_the_whole_list(db):
    drawn = {places.free_place(1) for _ in range(50)}
    assert len(drawn) > 45
    assert max(drawn) - min(drawn) > places.PLACES / 2
    assert min(drawn) >= 0
    assert max(drawn) < places.PLACES


def test_a_full_list_is_followed_by_another(certificate, other, monkeypatch):
    first = places.badge_of(certificate)
    monkeypatch.setattr(places.secrets, "randbelow", lambda _: first.status_index)
    second = places.badge_of(other)
    assert (second.status_list, second.status_index) == (2, first.status_index)


def test_who_is_second_with_the_same_certificate_gets_the_place_of_the_first(certificate, monkeypatch):
    def slow(number):
        if not Badge.objects.exists():
            Badge.objects.create(certificate_id=certificate.pk, status_list=1, status_index=7)
        return 8

    monkeypatch.setattr(places, "free_place", slow)
    assert places.badge_of(certificate).status_index == 7


def test_who_is_second_at_the_same_place_draws_again(certificate, other, monkeypatch):
    taken = places.badge_of(certificate).status_index
    draws = iter([taken, taken, (taken + 1) % places.PLACES])
    monkeypatch.setattr(places, "free_place", lambda number: next(draws))
    assert places.badge_of(other).status_index == (taken + 1) % places.PLACES


def test_a_place_outlives_its_certificate(certificate):
    badge = places.badge_of(certificate)
    type(certificate).objects.filter(pk=certificate.pk).delete()
    badge.refresh_from_db()
    assert badge.certificate is None
    assert badge in Badge.objects.taken_back()
