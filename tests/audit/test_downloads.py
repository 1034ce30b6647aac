"""Certificates that leave the house with somebody else, and those that somebody asked for in vain."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from audit.deeds import Deed
from audit.models import Entry
from certificates import bundles
from certificates.models import Bundle
from tests.certificates.conftest import finish
from tests.factories import make_class, make_school
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(basia):
    return make_school(lead=basia)


@pytest.fixture
def certificate(school, course):
    school_class = make_class(school)
    return finish(deeds.join(school_class), course)


@pytest.fixture
def bundle(basia, certificate):
    """A bundle that Basia ordered, with its file."""
    ordered = bundles.order_bundle(requested_by=basia, certificates=[certificate], title="7b")
    name = storages["private"].save("bundles/7b.zip", ContentFile(b"PK"))
    Bundle.objects.filter(pk=ordered.pk).update(state=Bundle.State.READY, file=name, total=1)
    yield ordered
    storages["private"].delete(name)


def noted(school, deed):
    return [
        (one.by, {concern.person for concern in one.concerns.all()})
        for one in Entry.objects.filter(school=school.pk, deed=deed)
    ]


def test_a_bundle_that_is_downloaded_names_whose_certificates_are_in_it(client, basia, school, certificate, bundle):
    client.force_login(basia)
    for _time in range(2):
        answer = client.get(reverse("certificates:bundle_file", args=[bundle.public_id]))
        assert b"".join(answer.streaming_content) == b"PK"
    assert noted(school, Deed.CERTIFICATES_DOWNLOADED) == [(basia, {certificate.holder})]


def test_the_own_badge_is_nobodys_business_and_somebody_elses_is(client, admin_user, school, certificate):
    address = reverse("certificates:badge_token", args=[certificate.public_id])
    client.force_login(certificate.holder)
    assert client.get(address).status_code == 200
    assert noted(school, Deed.CERTIFICATE_DOWNLOADED) == []
    client.force_login(admin_user)
    assert client.get(address).status_code == 200
    assert noted(school, Deed.CERTIFICATE_DOWNLOADED) == [(admin_user, {certificate.holder})]


@pytest.mark.parametrize("name", ["download", "badge_token", "badge_png"])
def test_who_asks_for_the_certificate_of_another_is_noted(client, cezary, school, certificate, name):
    client.force_login(cezary)
    assert client.get(reverse(f"certificates:{name}", args=[certificate.public_id])).status_code == 404
    assert noted(school, Deed.REFUSED) == [(cezary, {certificate.holder})]


def test_who_asks_for_the_bundle_of_another_is_noted(client, cezary, basia, school, bundle):
    client.force_login(cezary)
    assert client.get(reverse("certificates:bundle_file", args=[bundle.public_id])).status_code == 404
    assert noted(school, Deed.REFUSED) == [(cezary, {basia})]


def test_certificates_that_leave_by_a_command_are_noted(tmp_path, school, certificate):
    certificate.pdf.save("certificates/7b.pdf", ContentFile(b"%PDF-1.7"), save=False)
    certificate.rendered_at = timezone.now()
    certificate.save()
    call_command("pack_certificates", str(tmp_path / "all.zip"), verbosity=0)
    certificate.pdf.delete(save=False)
    assert noted(school, Deed.CERTIFICATES_PACKED) == [(None, {certificate.holder})]
