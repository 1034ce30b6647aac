"""Saying no to reminders, and yes again."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from reminders.models import Preference
from reminders.preferences import preference_of, unsubscribe_url, wants_reminders

pytestmark = pytest.mark.django_db


@pytest.fixture
def way_out(ala):
    return reverse("reminders:unsubscribe", args=[preference_of(ala).token])


@pytest.fixture
def strict():
    """A visitor whose forms are checked, as in a real browser."""
    return Client(enforce_csrf_checks=True)


def press(strict, url, **fields):
    """Load the page and press its button."""
    strict.get(url)
    return strict.post(url, fields | {"csrfmiddlewaretoken": strict.cookies["csrftoken"].value})


def test_everybody_wants_reminders_until_they_say_otherwise(ala):
    assert wants_reminders(ala)
    assert not Preference.objects.exists()


@pytest.mark.parametrize("look", ["get", "head"])
def test_looking_at_the_link_changes_nothing(client, ala, way_out, look):
    """Mail scanners open every link."""
    before = Preference.objects.values().get()
    assert getattr(client, look)(way_out).status_code == 200
    assert Preference.objects.values().get() == before


def test_one_press_says_no_and_another_says_yes_again(strict, ala, way_out):
    assert press(strict, way_out).status_code == 302
    assert not wants_reminders(ala)
    assert "Włącz je ponownie" in strict.get(way_out).content.decode()
    press(strict, way_out, wanted="1")
    assert wants_reminders(ala)


def test_pressing_twice_is_pressing_once(strict, ala, way_out):
    press(strict, way_out)
    press(strict, way_out)
    assert not wants_reminders(ala)


def test_a_mail_program_may_press_the_button_without_a_cookie(strict, ala, way_out):
    answer = strict.post(way_out, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert not wants_reminders(ala)


def test_a_mail_program_never_says_yes(strict, ala, way_out):
    strict.post(way_out, {"List-Unsubscribe": "One-Click", "wanted": "1"})
    assert not wants_reminders(ala)


def test_no_other_site_presses_for_the_reader(strict, ala, way_out):
    assert strict.post(way_out, {}).status_code == 403
    assert strict.post(way_out, {"List-Unsubscribe": "something"}).status_code == 403
    assert wants_reminders(ala)


def test_the_page_lets_browsers_say_where_a_form_comes_from(client, way_out):
    """With "no-referrer" a browser sends "Origin: null" along with the form, and Django refuses it."""
    assert client.get(way_out).headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("deed", ["get", "post"])
def test_a_wrong_token_leads_nowhere(client, ala, deed):
    answer = getattr(client, deed)(reverse("reminders:unsubscribe", args=[uuid4()]), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 404
    assert wants_reminders(ala)


def test_a_wrong_token_looks_the_same_to_whoever_is_signed_in(client, ala, cezary):
    url = reverse("reminders:unsubscribe", args=[uuid4()])
    preference_of(ala)
    client.force_login(cezary)
    assert client.get(url).status_code == client.get(url.replace("-", "0")).status_code == 404


@pytest.mark.parametrize("deed", ["put", "delete", "patch"])
def test_the_door_knows_looking_and_pressing_only(client, way_out, deed):
    assert getattr(client, deed)(way_out).status_code == 405


def test_the_page_tells_nothing_about_the_person(client, ala, way_out):
    page = client.get(way_out).content.decode()
    for told in (ala.first_name, ala.last_name, ala.email, ala.username):
        assert told not in page


def test_the_page_is_kept_nowhere_and_found_nowhere(client, way_out):
    answer = client.get(way_out)
    assert "no-store" in answer.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_link_in_a_letter_is_absolute_and_speaks_the_readers_language(ala, settings, language):
    with translation.override(language):
        assert unsubscribe_url(ala).startswith(f"{settings.SITE_URL}/{language}/")


def test_a_person_sets_what_she_wants(client, ala):
    client.force_login(ala)
    url = reverse("reminders:preferences")
    client.post(url, {})
    assert not wants_reminders(ala)
    client.post(url, {"wanted": "1"})
    assert wants_reminders(ala)


def test_a_person_sets_her_own_wish_only(client, ala, cezary):
    """Whatever Cezary sends along, it is his own row that changes."""
    client.force_login(cezary)
    client.post(reverse("reminders:preferences"), {"person": ala.pk, "token": preference_of(ala).token})
    assert wants_reminders(ala)
    assert not wants_reminders(cezary)


def test_preferences_ask_a_visitor_to_sign_in(client):
    for deed in (client.get, client.post):
        assert reverse("account_login") in deed(reverse("reminders:preferences")).url


def test_who_has_no_address_is_told_so(client, ala):
    type(ala).objects.update(email="")
    client.force_login(ala)
    assert "nie ma adresu e-mail" in client.get(reverse("reminders:preferences")).content.decode()


def test_the_token_says_nothing_about_the_person(ala, basia):
    assert preference_of(ala).token != preference_of(basia).token
    assert preference_of(ala).token.version == 4
