"""A person's own certificates."""

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import issuing
from certificates.models import Certificate
from certificates.views.own import may_download
from tests.certificates.conftest import finish
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def mine():
    return reverse("certificates:mine")


def download(certificate):
    return reverse("certificates:download", args=[certificate.public_id])


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_ala_sees_her_certificates(client, ala, certificate):
    client.force_login(ala)
    page = client.get(mine()).content.decode()
    assert certificate.number in page
    assert certificate.code_in_groups in page
    assert download(certificate) in page


def test_only_what_has_ended_is_called_so(client, ala, certificate, other_courses):
    former = finish(ala, other_courses[0])
    Certificate.objects.filter(pk=former.pk).update(valid_until=timezone.localdate() - timezone.timedelta(days=1))
    client.force_login(ala)
    page = client.get(mine()).content.decode()
    assert page.count("Po terminie") == 1
    assert page.index(certificate.number) < page.index("Po terminie")


def test_who_has_none_is_told_how_to_get_one(client, cezary):
    client.force_login(cezary)
    assert "Nie masz jeszcze zaświadczeń" in client.get(mine()).content.decode()


def test_ala_downloads_her_certificate(client, ala, certificate):
    client.force_login(ala)
    response = client.get(download(certificate))
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    assert "attachment" in response["Content-Disposition"]
    assert certificate.number.replace("/", "-") in response["Content-Disposition"]
    assert body(response).startswith(b"%PDF-")


def test_a_lost_file_is_made_again_at_the_door(client, ala, certificate):
    client.force_login(ala)
    first = body(client.get(download(certificate)))
    Certificate.objects.get().pdf.storage.delete(Certificate.objects.get().pdf.name)
    assert body(client.get(download(certificate))) == first


def test_visitors_are_asked_to_sign_in(client, certificate):
    for address in (mine(), download(certificate)):
        response = client.get(address)
        assert response.status_code == 302
        assert "login" in response.url


def test_cezary_gets_nothing(client, cezary, certificate):
    client.force_login(cezary)
    assert client.get(download(certificate)).status_code == 404
    assert certificate.number not in client.get(mine()).content.decode()


def test_one_that_does_not_exist_looks_like_somebody_elses(client, cezary, certificate):
    client.force_login(cezary)
    nobodys = "00000000-0000-4000-8000-000000000000"
    unknown = client.get(reverse("certificates:download", args=[nobodys])).content.decode()
    others = client.get(download(certificate)).content.decode()
    assert unknown.replace(nobodys, "") == others.replace(str(certificate.public_id), "")


def test_the_holder_and_a_superuser_may_download(ala, cezary, certificate, django_user_model):
    assert may_download(ala, certificate)
    assert not may_download(cezary, certificate)
    assert may_download(PersonFactory(is_superuser=True), certificate)


def test_a_revoked_certificate_is_not_given_out(client, ala, basia, certificate):
    client.force_login(ala)
    issuing.revoke(certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    assert client.get(download(certificate)).url == reverse("certificates:verify_code", args=[certificate.code])
    page = client.get(mine()).content.decode()
    assert "Unieważnione" in page
    assert download(certificate) not in page


def test_who_has_a_name_we_cannot_draw_is_told_what_to_do(client, course):
    person = PersonFactory(first_name="小明", last_name="Kowalski")
    certificate = finish(person, course)
    client.force_login(person)
    page = client.get(download(certificate), follow=True).content.decode()
    assert "nie da się wydrukować" in page
    assert "Napisz do administratora" in page


def test_the_list_costs_the_same_for_one_and_for_three(
    client, ala, certificate, other_courses, django_assert_num_queries
):
    client.force_login(ala)
    client.get(mine())
    with django_assert_num_queries(QUERIES):
        client.get(mine())
    for course in other_courses:
        finish(ala, course)
    with django_assert_num_queries(QUERIES):
        client.get(mine())


QUERIES = 8
