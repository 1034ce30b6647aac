"""The mailbox of the embedded default: letters as files, and a page to read them."""

import os

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail
from django.urls import reverse

from reminders import mailbox
from tests.reminders.deeds import at_once


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EMAIL_BACKEND = "reminders.mailbox.FolderBackend"
    settings.MAILBOX_IN_BROWSER = True
    return settings.MAIL_FOLDER


def letter(message_id=None, *, subject="Zażółć", html="<html><head></head><body><p>Treść</p></body></html>"):
    headers = {"Message-ID": message_id} if message_id else {}
    email = EmailMultiAlternatives(
        subject, "Treść listu: https://example.org/a", to=["ala@example.org"], headers=headers
    )
    email.attach_alternative(html, "text/html")
    return email


@pytest.fixture
def name(folder):
    letter("<one@localhost>").send()
    return "one@localhost"


# --- files


def test_sending_the_same_letter_twice_leaves_one(folder):
    letter("<same@localhost>").send()
    letter("<same@localhost>").send()
    assert [path.name for path in folder.iterdir()] == ["same@localhost.eml"]
    assert get_connection().has("<same@localhost>")
    assert not get_connection().has("<other@localhost>")


def test_letters_that_others_send_land_there_too(folder):
    send_mail("a", "b", None, ["x@example.org"])
    send_mail("a", "b", None, ["x@example.org"])
    assert len(mailbox.letters()) == 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_threads_that_send_at_once_leave_whole_letters(folder):
    at_once(lambda: [letter("<same@localhost>").send() for _number in range(20)], workers=8)
    assert [path.suffix for path in folder.iterdir()] == [".eml"]
    assert mailbox.letters()[0].subject == "Zażółć"


def test_a_letter_to_nobody_is_not_written(folder):
    assert get_connection().send_messages([EmailMultiAlternatives("a", "b")]) == 0
    assert list(folder.iterdir()) == []


def test_a_message_id_cannot_leave_the_folder(folder):
    letter("<../../../etc/passwd@x>").send()
    (path,) = folder.iterdir()
    assert path.parent == folder


def test_the_newest_letter_comes_first(folder):
    for number in (1, 2, 3):
        letter(f"<{number}@localhost>").send()
        os.utime(folder / f"{number}@localhost.eml", (number, number))
    assert [one.name for one in mailbox.letters()] == ["3@localhost", "2@localhost", "1@localhost"]


def test_a_letter_is_read_as_it_was_written(name):
    found = mailbox.letter(name)
    assert (found.subject, found.to) == ("Zażółć", "ala@example.org")
    assert "Treść" in found.text
    assert "<p>Treść</p>" in found.html


def test_a_file_that_is_no_letter_breaks_nothing(folder):
    folder.mkdir()
    (folder / "odd.eml").write_bytes(b"\xff\xfe not a letter")
    assert mailbox.letters()[0].name == "odd"


def test_no_folder_means_no_letters(folder):
    assert mailbox.letters() == []


# --- the page


@pytest.mark.django_db
def test_the_mailbox_shows_its_letters(client, name):
    assert "Zażółć" in client.get(reverse("mailbox")).content.decode()
    page = client.get(reverse("mailbox_letter", args=[name])).content.decode()
    assert "Treść listu" in page
    assert 'href="https://example.org/a"' in page
    assert reverse("mailbox_letter_html", args=[name]) in page


@pytest.mark.django_db
def test_the_mailbox_tells_the_time_in_warsaw(client, folder):
    with time_machine.travel("2026-11-23T23:30:00Z", tick=False):
        letter("<one@localhost>").send()
    assert "24 listopada 2026, 00:30" in client.get(reverse("mailbox"), HTTP_ACCEPT_LANGUAGE="pl").content.decode()


@pytest.mark.django_db
def test_an_empty_mailbox_says_so(client, folder):
    assert "Nie ma jeszcze listów" in client.get(reverse("mailbox")).content.decode()


@pytest.mark.django_db
def test_a_letter_runs_nothing_and_loads_nothing_from_elsewhere(client, name):
    answer = client.get(reverse("mailbox_letter_html", args=[name]))
    policy = answer.headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "'self' data:",
        "frame-ancestors": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "sandbox": "allow-popups allow-popups-to-escape-sandbox",
    }
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.django_db
def test_only_the_page_of_one_letter_may_hold_a_frame(client, name):
    assert "frame-src 'self'" in client.get(reverse("mailbox_letter", args=[name])).headers["Content-Security-Policy"]
    assert "frame-src" not in client.get(reverse("mailbox")).headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["..%2f..%2fsecret_key", "../secret_key", "nothing", ".", "%00", "a" * 300, "%ff", "one@localhost.eml", "ż"]
)
def test_names_that_are_not_letters_lead_nowhere(client, name, path):
    for end in ("/", "/html/"):
        assert client.get(f"/mail/{path}{end}", follow=True).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["203.0.113.9", "10.0.0.1", "127.0.0.2", "", "unix:"])
def test_elsewhere_there_is_no_mailbox(client, name, address):
    for url in doors(name):
        assert client.get(url, REMOTE_ADDR=address).status_code == 404


@pytest.mark.django_db
def test_in_production_there_is_no_mailbox_for_anybody(client, admin_client, settings, name):
    settings.MAILBOX_IN_BROWSER = False
    for url in doors(name):
        for visitor in (client, admin_client):
            assert visitor.get(url).status_code == 404
            assert visitor.post(url).status_code == 404


@pytest.mark.django_db
def test_a_forwarded_address_opens_nothing(client, name):
    answer = client.get(reverse("mailbox"), REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR="127.0.0.1")
    assert answer.status_code == 404


@pytest.mark.django_db
def test_the_mailbox_is_for_reading(client, name):
    for url in doors(name):
        assert client.post(url).status_code == 405


def doors(name):
    return [reverse("mailbox"), reverse("mailbox_letter", args=[name]), reverse("mailbox_letter_html", args=[name])]
