"""The administrators' list: look, search, revoke, replace; nothing else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate
from tests.certificates.conftest import finish
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

LIST = "certificate:index"


@pytest.fixture
def administrator(db):
    person = PersonFactory(username="dorota", email="dorota@example.org")
    group = Group.objects.create(name="Biuro")
    names = ["access_admin", "view_certificate", "change_certificate"]
    group.permissions.add(*Permission.objects.filter(codename__in=names))
    person.groups.add(group)
    return person


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_list_shows_every_certificate(office, certificate, basia, course):
    other = finish(basia, course)
    shown = text(office.get(reverse(LIST)))
    assert certificate.number in shown
    assert other.number in shown
    assert "Ala Żółć" in shown


@pytest.mark.parametrize("words", ["number", "name", "code"])
def test_the_list_is_searched_by_number_name_and_code(office, certificate, basia, course, words):
    other = finish(basia, course)
    query = {"number": certificate.number, "name": "Ala", "code": certificate.code}[words]
    shown = text(office.get(reverse(LIST), {"q": query}))
    assert certificate.number in shown
    assert other.number not in shown


@pytest.mark.parametrize(
    ("state", "is_there"), [("valid", True), ("revoked", False), ("expired", False), ("problem", False)]
)
def test_the_list_is_filtered_by_state(office, certificate, state, is_there):
    assert (certificate.number in text(office.get(reverse(LIST), {"state": state}))) is is_there


def test_one_certificate_is_looked_at(office, certificate):
    shown = text(office.get(reverse("certificate:inspect", args=[certificate.pk])))
    assert certificate.code_in_groups in shown
    assert "Uratuj serce" in shown
    assert reverse("certificate:revoke", args=[certificate.pk]) in shown


def test_a_certificate_is_revoked_with_a_reason(office, administrator, certificate):
    address = reverse("certificate:revoke", args=[certificate.pk])
    assert "nie da się cofnąć" in text(office.get(address))
    office.post(address, {"reason": "unfair", "note": "Zgłoszenie szkoły"})
    certificate.refresh_from_db()
    assert certificate.is_revoked
    assert certificate.revoked_by == administrator
    assert (certificate.revocation_reason, certificate.revocation_note) == ("unfair", "Zgłoszenie szkoły")


@pytest.mark.parametrize("form", [{}, {"reason": "corrected"}, {"reason": "renewed"}, {"reason": "bo tak"}])
def test_without_a_good_reason_nothing_happens(office, certificate, form):
    response = office.post(reverse("certificate:revoke", args=[certificate.pk]), form)
    assert response.status_code == 200
    certificate.refresh_from_db()
    assert not certificate.is_revoked


def test_a_certificate_is_replaced_after_a_name_was_corrected(office, ala, certificate):
    ala.last_name = "Żółć-Nowak"
    ala.save()
    response = office.post(reverse("certificate:reissue", args=[certificate.pk]), {"note": "Literówka"})
    new = Certificate.objects.standing().get()
    assert response.url == reverse("certificate:inspect", args=[new.pk])
    assert new.facts["holder_name"] == "Ala Żółć-Nowak"


def test_a_certificate_is_renewed_after_a_refresher(office, administrator, certificate):
    today = timezone.localdate()
    facts = certificate.facts | {"completed_on": (today - timedelta(days=300)).isoformat()}
    Certificate.objects.update(facts=facts)
    address = reverse("certificate:renew", args=[certificate.pk])
    assert "na zajęciach z instruktorem" in text(office.get(address))
    office.post(address, {"on": (today - timedelta(days=1)).isoformat(), "note": "Zajęcia z instruktorem"})
    new = Certificate.objects.standing().get()
    assert (new.facts["completed_on"], new.replaces.revoked_by) == (
        (today - timedelta(days=1)).isoformat(),
        administrator,
    )


@pytest.mark.parametrize("days", [1, -2000])
def test_a_refresher_is_neither_in_the_future_nor_before_the_course(office, certificate, days):
    day = timezone.localdate() + timedelta(days=days)
    office.post(reverse("certificate:renew", args=[certificate.pk]), {"on": day.isoformat(), "note": "x"})
    assert Certificate.objects.get() == certificate


def test_what_is_revoked_is_not_revoked_or_replaced_again(office, administrator, certificate):
    issuing.revoke(certificate=certificate, by=administrator, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    for deed in ("revoke", "reissue", "renew"):
        assert office.get(reverse(f"certificate:{deed}", args=[certificate.pk])).status_code == 404
    shown = text(office.get(reverse("certificate:inspect", args=[certificate.pk])))
    assert reverse("certificate:revoke", args=[certificate.pk]) not in shown


@pytest.mark.parametrize("name", ["add", "edit", "delete", "copy"])
def test_there_is_no_door_to_add_edit_or_delete(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"certificate:{name}", args=[] if name == "add" else [1])


@pytest.mark.parametrize("name", ["index", "inspect", "revoke", "reissue", "renew"])
def test_cezary_gets_nothing(client, cezary, certificate, name):
    cezary.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(cezary)
    address = reverse(f"certificate:{name}", args=[] if name == "index" else [certificate.pk])
    for response in (client.get(address), client.post(address, {"reason": "mistake", "note": "x"})):
        assert response.status_code in {302, 403, 405}
        assert certificate.number not in text(response)
    certificate.refresh_from_db()
    assert not certificate.is_revoked


def test_who_may_only_look_cannot_revoke(client, cezary, certificate):
    cezary.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_certificate"]))
    client.force_login(cezary)
    shown = text(client.get(reverse("certificate:inspect", args=[certificate.pk])))
    assert certificate.number in shown
    assert reverse("certificate:revoke", args=[certificate.pk]) not in shown
    client.post(reverse("certificate:revoke", args=[certificate.pk]), {"reason": "mistake"})
    certificate.refresh_from_db()
    assert not certificate.is_revoked


def test_the_list_costs_the_same_for_one_and_for_three(
    office, ala, certificate, other_courses, django_assert_num_queries
):
    office.get(reverse(LIST))
    with django_assert_num_queries(QUERIES):
        office.get(reverse(LIST))
    for course in other_courses:
        finish(ala, course)
    with django_assert_num_queries(QUERIES):
        office.get(reverse(LIST))


QUERIES = 10
