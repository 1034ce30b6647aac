"""Ala and Cezary have learnt nothing yet; a meeting stands in Ala's calendar, because she is in class 7b."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calendars import feeds
from tests import factories
from tests.schools.practical.stage import make_session


@pytest.fixture
def school_class(basia):
    return factories.make_class(factories.make_school(lead=basia))


@pytest.fixture
def session(ala, school_class):
    school_class.memberships.create(pupil=ala)
    now = timezone.now()
    return make_session(school_class, starts_at=now, ends_at=now + timedelta(hours=1))


@pytest.fixture
def secret(ala):
    return feeds.make(person=ala, now=timezone.now())
