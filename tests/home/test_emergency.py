"""Emergency mode: the right words in three languages, and pages that know nobody."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from figures.registry import FIGURES
from home.emergency import views, worker
from home.emergency.cards import situation, situations
from home.emergency.worker import script_text

LANGUAGES = ["pl", "en", "uk"]
EDITION = re.compile(r'EDITION = "emergency-\w+"')
NUMBERS = re.compile(r"\d+")


def said(language):
    return [(each.key, number, card.say) for each in situations(language) for number, card in enumerate(each.cards)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_one_short_act(language):
    assert [words for _key, _number, words in said(language) if len(words.split()) > 20] == []


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_languages_say_the_same_numbers_and_call_at_the_same_place(language):
    for ours, theirs in zip(situations("pl"), situations(language), strict=True):
        assert (ours.key, ours.slug, ours.icon, ours.source) == (theirs.key, theirs.slug, theirs.icon, theirs.source)
        for polish, translated in zip(ours.cards, theirs.cards, strict=True):
            assert NUMBERS.findall(polish.say) == NUMBERS.findall(translated.say), translated.say
            assert (polish.dial, polish.rhythm) == (translated.dial, translated.rhythm), translated.say
            assert polish.figure == translated.figure, translated.say


def test_it_says_what_the_course_teaches():
    """The figures of compressions and breaths are those of the lessons; see the factual brief, part B."""
    words = " ".join(say for key, _number, say in said("pl") if key == "cpr")
    for fact in ("5–6 cm", "100–120", "30 uciśnięć i 2 oddechy", "najwyżej 10 sekund", "włącz głośnik"):
        assert fact in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pages_need_no_database_and_set_no_cookie(client, language):
    # No mark asks for the database here: reading it would fail.
    with override(language):
        addresses = [reverse("emergency:start"), reverse("emergency:offline")]
        addresses += [reverse("emergency:show", args=[each.slug]) for each in situations(language)]
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200
        assert not page.cookies
        assert "Cookie" not in page.headers.get("Vary", "")
        assert "public" in page.headers["Cache-Control"]
        assert 'href="tel:112"' in page.content.decode()


def test_every_situation_is_drawn_with_drawings_of_the_gallery():
    for each in situations("pl"):
        names = {card.figure for card in each.cards} - {""}
        assert names and names <= set(FIGURES), each.key


def test_what_a_device_keeps_stays_small():
    """All pages in all languages, as they lie in the cache: the drawings are in them, so they are there without a network."""
    kept = dict(worker.pages())
    assert any('class="drawing' in page for page in kept.values())
    assert sum(len(page.encode()) for page in kept.values()) <= 400_000


def test_a_signed_situation_still_says_when_its_drawings_are_not_signed(client, monkeypatch):
    signed = replace(situation("pl", "oparzenie"), reviewed_by="lek. Maria Nowak", reviewed_on=date(2026, 11, 3))
    monkeypatch.setattr(views, "situation", lambda language, slug: signed)
    address = reverse("emergency:show", args=["oparzenie"])
    assert "Rysunki czekają na recenzję medyczną." in client.get(address).content.decode()
    drawn = replace(FIGURES["cool-burn"], reviewed_by="lek. Maria Nowak", reviewed_on=date(2026, 11, 3))
    monkeypatch.setitem(FIGURES, "cool-burn", drawn)
    assert "Rysunki czekają" not in client.get(address).content.decode()


def test_the_address_on_a_poster_leads_to_the_language_of_the_browser(client):
    assert client.get("/teraz/").url == "/pl/teraz/"
    assert client.get("/teraz/", headers={"accept-language": "uk-UA,uk;q=0.9"}).url == "/uk/teraz/"


@pytest.mark.django_db
def test_a_situation_that_is_not_there_is_not_found(client):
    assert client.get("/pl/teraz/nie-ma/").status_code == 404


def test_the_worker_keeps_only_what_is_public(client):
    answer = client.get("/service-worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    kept = re.findall(r'^ {2}"([^"]+)"', answer.content.decode(), re.MULTILINE)
    assert len(kept) == len(settings.LANGUAGES) * (3 + len(situations("pl"))) + 14
    assert all(re.match(r"/(pl|en|uk)/(teraz|offline)/|/static/", address) for address in kept)


def test_a_changed_word_makes_a_new_edition_that_devices_fetch(client, monkeypatch):
    before = script_text()
    monkeypatch.setattr(worker, "situations", lambda language: tuple(reversed(situations(language))))
    script_text.cache_clear()
    after = client.get("/service-worker.js").content.decode()
    script_text.cache_clear()
    assert EDITION.search(before)[0] != EDITION.search(after)[0]


def test_a_situation_says_that_it_awaits_review_until_a_reviewer_signs_it(client, monkeypatch):
    address = reverse("emergency:show", args=["krwawi"])
    unsigned = client.get(address).content.decode()
    assert "Treść oczekuje na recenzję medyczną" in unsigned
    signed = replace(situation("pl", "krwawi"), reviewed_by="lek. Maria Nowak", reviewed_on=date(2026, 11, 3))
    monkeypatch.setattr(views, "situation", lambda language, slug: signed)
    page = client.get(address).content.decode()
    assert "Treść oczekuje" not in page
    assert "Recenzja medyczna: lek. Maria Nowak, 3.11.2026." in page


@pytest.mark.parametrize("address", ["/pl/accounts/login/", "/en/certificates/verify/"])
@pytest.mark.django_db
def test_every_page_leads_there_at_once(client, address):
    assert f'href="/{address[1:3]}/teraz/"' in client.get(address).content.decode()
