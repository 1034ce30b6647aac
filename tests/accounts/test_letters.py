"""Letters about an account: plain words, and the same words dressed."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from accounts.letters import paragraphs
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def page_of(letter) -> str:
    ((content, kind),) = letter.alternatives
    assert kind == "text/html"
    return content


def ask_for_a_password(client, person):
    client.post(reverse("account_reset_password"), {"email": person.email})
    (letter,) = mail.outbox
    return letter


def test_the_page_says_the_same_as_the_plain_letter(client):
    letter = ask_for_a_password(client, PersonFactory(email="ala@example.org"))
    page = page_of(letter)
    for lines in paragraphs(letter.body):
        for line in lines:
            assert translation.gettext(line.text.strip())[:40].replace("&", "&amp;") in page
    assert "-- " not in page


def test_an_address_alone_in_its_line_is_a_link(client):
    letter = ask_for_a_password(client, PersonFactory(email="ala@example.org"))
    (address,) = [
        line.text for lines in paragraphs(letter.body) for line in lines if "/accounts/password/" in line.text
    ]
    assert f'href="{address}"' in page_of(letter)


def test_what_somebody_calls_herself_writes_no_page(client):
    person = PersonFactory(email="ala@example.org", username="<b>Ala</b>")
    assert "<b>Ala</b>" not in page_of(ask_for_a_password(client, person))


def test_it_speaks_the_language_of_the_page_on_which_it_was_asked_for(client):
    person = PersonFactory(email="ala@example.org")
    with translation.override("uk"):
        client.post(reverse("account_reset_password"), {"email": person.email})
    assert '<html lang="uk">' in page_of(mail.outbox[0])


def test_a_code_stands_out():
    before, code, after = paragraphs(
        "Wpisz ten kod:\n\n    AB12\n\nKod działa 15 minut.\n-- \nBezpieczny Kraków\nhttp://here"
    )
    assert [line.is_code for line in (before[0], code[0], after[0])] == [False, True, False]
