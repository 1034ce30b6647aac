"""What a certificate puts into the calendar of who holds it: when to refresh, and until when it is good."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calendars.registry import entries_of
from tests import factories
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def entries(person):
    return entries_of(person, since=timezone.localdate())


def test_both_days_of_a_certificate_stand_in_the_calendar(ala, cezary, course):
    certificate = deeds.finish(ala, course)
    refresh, end = entries(ala)
    assert (refresh.title, refresh.begins) == (f"Zalecane odświeżenie: {course.title}", certificate.refresh_on)
    assert (end.title, end.begins) == (f"Koniec ważności zaświadczenia: {course.title}", certificate.valid_until)
    assert refresh.path == end.path == reverse("certificates:mine")
    assert certificate.code not in f"{refresh} {end}", "the calendar proves nothing"
    assert entries(cezary) == []


def test_one_that_was_taken_back_or_is_over_has_no_days(ala, course):
    certificate = deeds.finish(ala, course)
    ala.certificates.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert entries(ala) == []
    ala.certificates.update(valid_until=certificate.valid_until, revoked_at=timezone.now(), revocation_reason="mistake")
    assert entries(ala) == []


def test_many_certificates_cost_as_much_as_one(ala, django_assert_num_queries):
    for count in (1, 3):
        while ala.certificates.count() < count:
            deeds.finish(ala, factories.make_course(slug=f"k{ala.certificates.count()}"))
        with django_assert_num_queries(5):
            assert len(entries(ala)) == 2 * count
