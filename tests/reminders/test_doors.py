"""Saying no to reminders, and the mailbox of the embedded default."""

from uuid import uuid4

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client
from django.urls import reverse

from reminders.preferences import preference_of, unsubscribe_url, wants_reminders

pytestmark = pytest.mark.django_db


@pytest.fixture
def way_out(ala):
    return reverse("reminders:unsubscribe", args=[preference_of(ala).token])


def test_looking_at_the_link_changes_nothing(client, ala, way_out):
    """Mail scanners open every link."""
    assert client.get(way_out).status_code == 200
    assert wants_reminders(ala)


def test_one_press_says_no_and_another_says_yes_again(client, ala, way_out):
    client.post(way_out)
    assert not wants_reminders(ala)
    client.post(way_out, {"wanted": "1"})
    assert wants_reminders(ala)


def test_a_mail_program_may_press_the_button(ala, way_out):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(way_out, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert not wants_reminders(ala)


def test_a_wrong_token_leads_nowhere(client):
    assert client.get(reverse("reminders:unsubscribe", args=[uuid4()])).status_code == 404


def test_the_link_in_a_letter_is_absolute(ala, settings):
    assert unsubscribe_url(ala).startswith(settings.SITE_URL + "/")


def test_a_person_sets_what_she_wants(client, ala):
    client.force_login(ala)
    url = reverse("reminders:preferences")
    client.post(url, {})
    assert not wants_reminders(ala)
    client.post(url, {"wanted": "1"})
    assert wants_reminders(ala)


def test_preferences_ask_a_visitor_to_sign_in(client):
    assert reverse("account_login") in client.get(reverse("reminders:preferences")).url


@pytest.fixture
def mailbox(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILBOX_IN_BROWSER = True
    letter = EmailMultiAlternatives("Zażółć", "Treść listu", to=["ala@example.org"])
    letter.attach_alternative("<p>Treść listu<script>alert(1)</script></p>", "text/html")
    connection = get_connection("reminders.mailbox.FolderBackend")
    connection.send_messages([letter])
    return next(tmp_path.glob("*.eml")).stem


def test_the_mailbox_shows_its_letters(client, mailbox):
    assert "Zażółć" in client.get(reverse("mailbox")).content.decode()
    assert "Treść listu" in client.get(reverse("mailbox_letter", args=[mailbox])).content.decode()


def test_a_letter_runs_no_script(client, mailbox):
    answer = client.get(reverse("mailbox_letter_html", args=[mailbox]))
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["..%2f..%2fsecret_key", "../secret_key", "nothing", "."])
def test_names_that_are_not_letters_lead_nowhere(client, mailbox, name):
    assert client.get(f"/mail/{name}/", follow=True).status_code == 404


def test_elsewhere_there_is_no_mailbox(client, settings, mailbox):
    assert client.get(reverse("mailbox"), REMOTE_ADDR="203.0.113.9", follow=True).status_code == 404
    settings.MAILBOX_IN_BROWSER = False
    for url in (reverse("mailbox"), reverse("mailbox_letter", args=[mailbox])):
        assert client.get(url, follow=True).status_code == 404


def test_sending_the_same_letter_twice_leaves_one(mailbox, settings):
    letter = EmailMultiAlternatives("x", "y", to=["a@example.org"], headers={"Message-ID": "<same@localhost>"})
    connection = get_connection("reminders.mailbox.FolderBackend")
    connection.send_messages([letter])
    connection.send_messages([letter])
    assert len(list(settings.MAIL_FOLDER.glob("same*.eml"))) == 1
    assert connection.has("<same@localhost>")
