"""A person who asks to be forgotten."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.serializers import serialize
from django.urls import reverse
from django.utils import timezone

from certificates import bundles, storing
from certificates.models import Bundle, Certificate
from certificates.withdrawing import withdraw_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgotten(pupil, pupils_certificate, basia, django_capture_on_commit_callbacks):
    storing.store_pdf(pupils_certificate)
    bundles.build(bundles.order_bundle(requested_by=basia, certificates=[pupils_certificate], title="Klasa"))
    with django_capture_on_commit_callbacks(execute=True):
        assert withdraw_all(person=pupil, now=timezone.now()) == 1
    return Certificate.objects.get()


def test_the_name_is_gone_from_every_row(forgotten):
    rows = serialize("json", [*Certificate.objects.all(), *Bundle.objects.all()], ensure_ascii=False)
    for name in ("Kowalski", "Łęcki", "Jan", "Szkoła Podstawowa nr 1"):
        assert name not in rows
    assert forgotten.holder is None


def test_no_file_is_left(forgotten):
    kept = [path.name for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()]
    assert not any(str(forgotten.public_id) in name for name in kept)
    assert not Bundle.objects.exists()


def test_the_number_still_says_that_it_was_withdrawn_at_request(client, forgotten):
    cache.clear()
    shown = client.get(reverse("certificates:verify_code", args=[forgotten.code])).content.decode()
    assert "Zaświadczenie jest unieważnione" in shown
    assert "wycofane na wniosek osoby" in shown
    assert forgotten.number in shown


def test_forgetting_twice_is_harmless(forgotten, pupil):
    assert withdraw_all(person=pupil, now=timezone.now()) == 0
