"""The certificates of a class are ordered as one ZIP."""

import pytest
from django.urls import reverse

from certificates.bundles import order_of
from certificates.models import Bundle
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def school_class(school):
    return make_class(school)


def order(browser, school_class):
    return browser.post(reverse("schools:class_certificates", args=[school_class.uuid]))


def test_the_lead_orders_the_certificates_of_the_class_in_the_order_of_the_register(as_, basia, school_class, course):
    deeds.assign(school_class, course)
    last = deeds.finish(deeds.join(school_class, last_name="Żak"), course)
    first = deeds.finish(deeds.join(school_class, last_name="Ćma"), course)
    deeds.join(school_class, last_name="Bez")
    answer = order(as_(basia), school_class)
    bundle = Bundle.objects.get()
    assert answer.url == reverse("certificates:bundle", args=[bundle.public_id])
    assert order_of(bundle) == [first.pk, last.pk]
    assert bundle.requested_by == basia
    assert school_class.name in bundle.title


def test_the_button_says_how_many_there_are(as_, basia, school_class, course):
    deeds.assign(school_class, course)
    deeds.finish(deeds.join(school_class), course)
    page = as_(basia).get(reverse("schools:class", args=[school_class.uuid])).content.decode()
    assert "Pobierz zaświadczenia klasy (1)" in page


def test_without_certificates_there_is_no_button_and_no_bundle(as_, basia, school_class, course):
    deeds.assign(school_class, course)
    deeds.join(school_class)
    browser = as_(basia)
    assert (
        "Pobierz zaświadczenia" not in browser.get(reverse("schools:class", args=[school_class.uuid])).content.decode()
    )
    order(browser, school_class)
    assert not Bundle.objects.exists()


def test_certificates_of_courses_that_the_class_does_not_have_stay_out(as_, basia, school_class, course):
    deeds.finish(deeds.join(school_class), course)
    order(as_(basia), school_class)
    assert not Bundle.objects.exists()


def test_the_certificates_of_another_class_stay_out(as_, basia, school, school_class, course):
    other = make_class(school, name="8a")
    for one in (school_class, other):
        deeds.assign(one, course)
    own = deeds.finish(deeds.join(school_class), course)
    deeds.finish(deeds.join(other), course)
    order(as_(basia), school_class)
    assert order_of(Bundle.objects.get()) == [own.pk]
