"""More time for who needs it, given by the school, without a reason."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.factories import make_class, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def class_7b(basia):
    return make_class(make_school(lead=basia), pupils=1)


@pytest.fixture
def pupil(class_7b):
    return get_user_model().objects.get(class_memberships__school_class=class_7b)


def give(client, class_7b, pupil, percent):
    return client.post(reverse("schools:extra_time", args=[class_7b.uuid, pupil.uuid]), {"extra_time": percent})


def test_the_school_gives_a_pupil_more_time(client, basia, class_7b, pupil):
    client.force_login(basia)
    give(client, class_7b, pupil, 50)
    pupil.refresh_from_db()
    assert pupil.extra_time == 50
    page = client.get(reverse("schools:login_cards", args=[class_7b.uuid])).content.decode()
    assert '<option value="50" selected>' in page


@pytest.mark.parametrize("percent", ["", "7", "-50", "dużo"])
def test_a_time_that_is_not_on_the_list_changes_nothing(client, basia, class_7b, pupil, percent):
    client.force_login(basia)
    give(client, class_7b, pupil, percent)
    pupil.refresh_from_db()
    assert pupil.extra_time == 0


def test_a_stranger_gives_nobody_time(client, cezary, class_7b, pupil):
    client.force_login(cezary)
    assert give(client, class_7b, pupil, 50).status_code == 404
