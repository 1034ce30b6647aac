"""The accessibility statement: made of the facts, a draft while the operator has something to fill in."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from home.accessibility import checks, views
from home.accessibility import facts as known
from home.accessibility.facts import Status, facts

pytestmark = pytest.mark.django_db

IDS = [
    "deklaracja wstep podmiot url data-publikacja data-aktualizacja status data-sporzadzenie data-deklaracja-przeglad",
    "osoba email telefon procedura architektura aplikacje kontakt",
]
OPERATOR = {
    "OPERATOR_NAME": "Miejskie Centrum Szkoleń",
    "OPERATOR_ADDRESS": "ul. Przykładowa 1, Kraków",
    "ACCESSIBILITY_NAME": "Anna Przykładowa",
    "ACCESSIBILITY_EMAIL": "dostepnosc@example.org",
    "ACCESSIBILITY_PHONE": "12 000 00 00",
}


def statement(client, language="pl"):
    with override(language):
        return client.get(reverse("accessibility")).content.decode()


@pytest.fixture
def complete(settings, monkeypatch):
    for name, value in OPERATOR.items():
        setattr(settings, name, value)
    published = replace(facts(), published_on=date(2027, 1, 15))
    for module in (known, views):
        monkeypatch.setattr(module, "facts", lambda: published)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_it_has_the_structure_that_programs_look_for(client, language):
    page = statement(client, language)
    for name in " ".join(IDS).split():
        assert page.count(f'id="a11y-{name}"') == 1, name


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_every_known_gap_is_told_in_every_language(client, language):
    page = statement(client, language)
    assert len(facts().gaps_in(language)) == len(facts().gaps)
    assert all(gap in page for gap in facts().gaps_in(language))


def test_who_has_a_gap_does_not_call_it_full():
    assert not (facts().gaps and facts().status == Status.FULL)
    assert facts().made_on <= facts().checked_on


def test_it_is_a_draft_while_the_operator_has_something_to_fill_in(client):
    page = statement(client)
    assert "To jest szkic" in page
    assert "[uzupełni operator serwisu" in page


def test_it_is_no_draft_when_all_is_known(client, complete):
    page = statement(client)
    assert "To jest szkic" not in page
    assert "[uzupełni operator serwisu" not in page
    for value in OPERATOR.values():
        assert value in page
    assert 'datetime="2027-01-15"' in page


def test_the_operator_is_warned_before_it_goes_out_as_a_draft(complete, settings):
    assert checks.statement_is_complete(None) == []
    settings.ACCESSIBILITY_EMAIL = ""
    (remark,) = checks.statement_is_complete(None)
    assert "ACCESSIBILITY_EMAIL" in remark.hint


def test_every_page_leads_to_it(client):
    assert f'href="{reverse("accessibility")}"' in client.get(reverse("account_login")).content.decode()
