"""The history of certificates: written once, whatever anybody tries."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, NotSupportedError, connection, transaction
from django.db.models import ProtectedError
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from certificates import history, issuing, replacing, withdrawing
from certificates.models import Act, Certificate
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(certificate, basia) -> Act:
    issuing.revoke(
        certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now(), note="Sekret"
    )
    return Act.objects.get()


@pytest.mark.parametrize(
    "deed",
    [
        lambda act: act.save(),
        lambda act: act.delete(),
        lambda act: Act.objects.update(reason=""),
        lambda act: Act.objects.all().delete(),
        lambda act: Act.objects.bulk_update([act], ["reason"]),
        lambda act: Act.objects.update_or_create(pk=act.pk, defaults={"reason": ""}),
        lambda act: act.certificate.acts.all().delete(),
    ],
)
def test_no_code_of_ours_changes_or_deletes_an_act(act, deed):
    before = Act.objects.values().get()
    with pytest.raises(NotSupportedError):
        deed(act)
    assert Act.objects.values().get() == before


def test_the_database_itself_refuses_a_change(act):
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE certificates_act SET reason = ''")
    assert Act.objects.get().reason == "mistake"


@pytest.mark.postgresql
def test_postgresql_refuses_to_delete_too(act):
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM certificates_act")


def test_a_certificate_with_a_history_cannot_be_deleted(act):
    with pytest.raises(ProtectedError):
        act.certificate.delete()


def test_the_history_outlives_the_account_of_who_acted(act, basia):
    number = basia.pk
    basia.delete()
    [kept] = history.acts_of(act.certificate)
    assert kept.by_id == number
    assert kept.actor == f"konto usunięte (nr {number})"


def test_who_is_forgotten_leaves_no_name_and_no_number_in_the_history(pupil, pupils_certificate, basia):
    replacing.reissue(certificate=pupils_certificate, by=basia, now=timezone.now(), note="Jan, nie Janek")
    withdrawing.withdraw_all(person=pupil, now=timezone.now())
    assert set(Act.objects.values_list("kind", "by")) == {
        ("replaced", basia.pk), ("revoked", None), ("withdrawn", None),
    }  # fmt: skip
    assert not any("Jan" in str(row) for row in [*Act.objects.values(), *Certificate.objects.values()])


def test_the_history_of_a_certificate_begins_with_the_one_it_replaced(certificate, basia):
    new = replacing.reissue(certificate=certificate, by=basia, now=timezone.now())
    issuing.revoke(certificate=new, by=basia, reason=Certificate.Reason.UNFAIR, now=timezone.now())
    assert [act.kind for act in history.acts_of(new)] == ["revoked", "replaced"]


@pytest.fixture
def office(client, cezary):
    cezary.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_certificate"]))
    client.force_login(cezary)
    return client


def test_administrators_read_who_did_what_and_why(office, act, certificate):
    for address in (reverse("certificate_history:index"), reverse("certificate:inspect", args=[certificate.pk])):
        shown = office.get(address).content.decode()
        for said in (certificate.number, "unieważniono", "wydane omyłkowo", "Basia Nowak"):
            assert said in shown


@pytest.mark.parametrize("name", ["add", "edit", "delete", "inspect", "copy"])
def test_there_is_no_door_to_write_in_it(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"certificate_history:{name}", args=[] if name == "add" else [1])


def test_cezary_reads_nothing(client, cezary, act):
    cezary.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(cezary)
    response = client.get(reverse("certificate_history:index"))
    assert response.status_code == 302
    assert "Historia zaświadczeń" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_costs_the_same_for_one_and_for_three(office, act, basia, other_courses, django_assert_num_queries):
    office.get(reverse("certificate_history:index"))
    with django_assert_num_queries(QUERIES):
        office.get(reverse("certificate_history:index"))
    for course in other_courses:
        one = finish(basia, course)
        issuing.revoke(certificate=one, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    with django_assert_num_queries(QUERIES):
        office.get(reverse("certificate_history:index"))


QUERIES = 10
