"""A bundle of all certificates that are alike, ordered in the office."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from certificates import choosing
from certificates.models import Bundle, Certificate
from tests.certificates.conftest import finish
from tests.factories import PersonFactory, make_course

pytestmark = pytest.mark.django_db

ADDRESS = "certificate:bundle"


@pytest.fixture
def many(course, pupil):
    """Two of one school, one of another with a name that begins alike, and one who came alone to another course."""
    other = make_course(slug="zadlawienie", code="K2", title="Zadławienie", lessons=1, exam_questions=0)
    people = [
        (pupil, course),
        (PersonFactory(managed_by="Szkoła Podstawowa nr 1"), course),
        (PersonFactory(managed_by="Szkoła Podstawowa nr 12"), course),
        (PersonFactory(), other),
    ]
    return [finish(person, taken) for person, taken in people]


@pytest.fixture
def office(client, cezary):
    names = ["access_admin", "view_certificate", "change_certificate"]
    cezary.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(cezary)
    return client


def chosen(**values) -> list[Certificate]:
    return list(choosing.chosen(today=timezone.localdate(), **values))


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_certificates_are_chosen_by_course_school_and_day(many):
    one, two, twelve, alone = many
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert chosen() == many
    assert chosen(course="K2") == [alone]
    assert chosen(school="Szkoła Podstawowa nr 1") == [one, two]
    assert chosen(school_has="Podstawowa nr 1") == [one, two, twelve]
    assert chosen(issued_from=tomorrow) == []
    assert chosen(issued_to=timezone.localdate(), course="K1") == [one, two, twelve]


def test_what_is_not_valid_is_not_chosen(many):
    one, two, *_others = many
    Certificate.objects.filter(pk=one.pk).update(valid_until="2020-01-01")
    Certificate.objects.filter(pk=two.pk).update(revoked_at=timezone.now(), revocation_reason="mistake")
    assert chosen(school="Szkoła Podstawowa nr 1") == []


def test_the_office_sees_first_how_many_there_are_and_of_which_schools(office, many):
    assert reverse(ADDRESS) in text(office.get(reverse("certificate:index")))
    shown = text(office.get(reverse(ADDRESS), {"course": "", "school_has": "Podstawowa nr 1"}))
    for said in ("Znaleziono 3 zaświadczenia", "Szkoła Podstawowa nr 1: 2", "Szkoła Podstawowa nr 12: 1"):
        assert said in shown
    assert not Bundle.objects.exists()


def test_then_it_orders_them(office, cezary, many):
    response = office.post(reverse(ADDRESS), {"course": "K1", "school_has": "nr 12"})
    bundle = Bundle.objects.get()
    assert response.url == reverse("certificates:bundle", args=[bundle.public_id])
    assert (bundle.title, bundle.total, bundle.requested_by) == ("K1, nr 12: 1 zaświadczenie", 1, cezary)


@pytest.mark.parametrize(
    "answers",
    [
        {"school_has": "nr 77"},
        {"course": "K9"},
        {"issued_from": "wczoraj"},
        {"issued_from": "2026-02-01", "issued_to": "2026-01-01"},
    ],
)
def test_where_there_is_nothing_or_nonsense_nothing_is_ordered(office, many, answers):
    assert office.get(reverse(ADDRESS), answers).status_code == 200
    assert office.post(reverse(ADDRESS), answers).status_code == 200
    assert not Bundle.objects.exists()


def test_more_than_one_zip_holds_is_said(office, many, monkeypatch):
    monkeypatch.setattr("certificates.views.office_bundles.MOST", 3)
    assert "W jednej paczce mieści się 3" in text(office.get(reverse(ADDRESS), {"course": ""}))
    office.post(reverse(ADDRESS), {"course": ""})
    assert not Bundle.objects.exists()


@pytest.mark.parametrize("rights", [["access_admin"], ["access_admin", "view_certificate"]])
def test_who_may_not_revoke_may_not_order(client, basia, many, rights):
    basia.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(basia)
    for response in (client.get(reverse(ADDRESS)), client.post(reverse(ADDRESS), {"course": "K1"})):
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    assert not Bundle.objects.exists()


def test_the_form_costs_the_same_for_one_and_for_four(office, many, django_assert_num_queries):
    office.get(reverse(ADDRESS), {"course": "K2"})
    for answers in ({"course": "K2"}, {"course": ""}):
        with django_assert_num_queries(QUERIES):
            office.get(reverse(ADDRESS), answers)


QUERIES = 10
