"""The holder takes the badge along; to everybody else it is not there."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openbadgeslib.ob3 import OB3Verifier
from PIL import Image

from certificates import issuing
from certificates.badges.baking import KEYWORD
from certificates.models import Certificate
from tests.certificates.conftest import finish
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

FORMS = ["badge_png", "badge_svg", "badge_token"]


def door(form, certificate):
    return reverse(f"certificates:{form}", args=[certificate.public_id])


def taken(client, form, certificate):
    response = client.get(door(form, certificate))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("attachment")
    return response.content


def test_the_holder_takes_the_credential_along(client, ala, certificate, token):
    client.force_login(ala)
    assert taken(client, "badge_token", certificate).decode() == token


def test_it_is_baked_into_the_png_as_the_standard_says(client, ala, certificate, token):
    client.force_login(ala)
    png = taken(client, "badge_png", certificate)
    assert OB3Verifier.extract_token_from_png(png) == token
    assert png.count(KEYWORD.encode()) == 1
    picture = Image.open(io.BytesIO(png))
    assert picture.text[KEYWORD] == token
    assert picture.size == (600, 600)
    assert len(png) < 120_000


def test_it_is_baked_into_the_svg_as_the_standard_says(client, ala, certificate, token):
    client.force_login(ala)
    svg = taken(client, "badge_svg", certificate)
    assert OB3Verifier.extract_token_from_svg(svg) == token
    head, first, _rest = svg.decode().split(">", 2)
    assert 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"' in head
    assert first.startswith("<openbadges:credential verify=")


@pytest.mark.parametrize("form", FORMS)
def test_cezary_gets_nothing_and_learns_nothing(client, cezary, certificate, form):
    client.force_login(cezary)
    others = client.get(door(form, certificate))
    nobodys = "00000000-0000-4000-8000-000000000000"
    unknown = client.get(reverse(f"certificates:{form}", args=[nobodys]))
    assert others.status_code == unknown.status_code == 404
    assert others.content.decode().replace(str(certificate.public_id), nobodys) == unknown.content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_visitors_are_asked_to_sign_in(client, certificate, form):
    response = client.get(door(form, certificate))
    assert response.status_code == 302
    assert "login" in response.url


@pytest.mark.parametrize("form", FORMS)
def test_a_revoked_one_is_not_given_out(client, ala, basia, certificate, form):
    issuing.revoke(certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    client.force_login(ala)
    assert client.get(door(form, certificate)).url == reverse("certificates:verify_code", args=[certificate.code])


def test_the_page_of_certificates_offers_all_three(client, ala, certificate):
    client.force_login(ala)
    page = client.get(reverse("certificates:mine")).content.decode()
    assert all(door(form, certificate) in page for form in FORMS)
    assert "Odznaka cyfrowa" in page


def test_and_not_for_a_revoked_one(client, ala, basia, certificate):
    issuing.revoke(certificate=certificate, by=basia, reason=Certificate.Reason.MISTAKE, now=timezone.now())
    client.force_login(ala)
    assert "Odznaka cyfrowa" not in client.get(reverse("certificates:mine")).content.decode()


def test_a_badge_costs_the_same_each_time(client, ala, certificate, django_assert_num_queries):
    client.force_login(ala)
    client.get(door("badge_token", certificate))
    with django_assert_num_queries(QUERIES):
        client.get(door("badge_token", certificate))


QUERIES = 4  # session, person, certificate with its place, published key


@pytest.mark.parametrize("title", ["A", "<b>&", "Ą" * 80, "a\x0bb \x1b", "Перша допомога " * 12])
def test_whatever_a_course_is_called_it_is_drawn(client, ala, certificate, title):
    Certificate.objects.update(facts=certificate.facts | {"course_title": title})
    client.force_login(ala)
    assert Image.open(io.BytesIO(taken(client, "badge_png", certificate))).size == (600, 600)
    assert OB3Verifier.extract_token_from_svg(taken(client, "badge_svg", certificate))


def test_who_has_a_name_we_cannot_draw_has_a_badge_all_the_same(client, course):
    person = PersonFactory(first_name="小明", last_name="Kowalski")
    certificate = finish(person, course)
    client.force_login(person)
    assert taken(client, "badge_token", certificate).count(b".") == 2
