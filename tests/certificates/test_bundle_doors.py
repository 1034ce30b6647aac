"""Who sees a bundle, and how."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import bundles, tasks
from certificates.models import Bundle
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(basia, certificate, other_courses):
    return bundles.order_bundle(requested_by=basia, certificates=[certificate], title="Klasa 7b: 1 zaświadczenie")


def page(bundle):
    return reverse("certificates:bundle", args=[bundle.public_id])


def file(bundle):
    return reverse("certificates:bundle_file", args=[bundle.public_id])


def test_the_page_asks_again_by_itself_until_the_bundle_is_ready(client, basia, bundle):
    client.force_login(basia)
    waiting = client.get(page(bundle))
    assert waiting["Refresh"] == "4"
    assert "Gotowe: 0 z 1" in waiting.content.decode()
    tasks.build_bundle(bundle.pk)
    ready = client.get(page(bundle))
    assert "Refresh" not in ready
    assert file(bundle) in ready.content.decode()


def test_a_reader_can_stop_the_page_from_asking_again(client, basia, bundle):
    client.force_login(basia)
    assert "?still" in client.get(page(bundle)).content.decode()
    assert "Refresh" not in client.get(page(bundle), {"still": ""})


def test_who_ordered_the_bundle_gets_the_file(client, basia, bundle):
    client.force_login(basia)
    tasks.build_bundle(bundle.pk)
    response = client.get(file(bundle))
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "no-store" in response["Cache-Control"]
    assert b"".join(response.streaming_content).startswith(b"PK")


def test_a_file_that_is_not_ready_leads_back_to_the_page(client, basia, bundle):
    client.force_login(basia)
    assert client.get(file(bundle)).url == page(bundle)


def test_after_seven_days_the_link_is_dead(client, basia, bundle):
    client.force_login(basia)
    tasks.build_bundle(bundle.pk)
    Bundle.objects.update(created_at=timezone.now() - timedelta(days=7, seconds=1))
    assert client.get(file(bundle)).url == page(bundle)
    assert "wygasła" in client.get(page(bundle)).content.decode()


def test_a_failed_bundle_can_be_ordered_again(client, basia, bundle):
    client.force_login(basia)
    Bundle.objects.update(state=Bundle.State.FAILED, error="disk full")
    again = reverse("certificates:bundle_again", args=[bundle.public_id])
    shown = client.get(page(bundle)).content.decode()
    assert again in shown
    assert "disk full" not in shown
    client.post(again)
    assert Bundle.objects.get().state == "waiting"


@pytest.mark.parametrize("name", ["bundle", "bundle_file", "bundle_again"])
def test_cezary_gets_nothing(client, cezary, ala, bundle, name):
    tasks.build_bundle(bundle.pk)
    address = reverse(f"certificates:{name}", args=[bundle.public_id])
    ask = client.post if name == "bundle_again" else client.get
    assert ask(address).status_code == 302  # to the sign-in page
    for stranger in (cezary, ala):  # ala's certificate is in it; the bundle is not hers
        client.force_login(stranger)
        assert ask(address).status_code == 404


def test_the_page_costs_the_same_for_one_and_for_three(
    client, basia, ala, certificate, other_courses, bundle, django_assert_num_queries
):
    client.force_login(basia)
    client.get(page(bundle))
    with django_assert_num_queries(QUERIES):
        client.get(page(bundle))
    three = [certificate, *(finish(ala, course) for course in other_courses)]
    larger = bundles.order_bundle(requested_by=basia, certificates=three, title="Trzy")
    with django_assert_num_queries(QUERIES):
        client.get(page(larger))


QUERIES = 9
