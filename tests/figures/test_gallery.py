"""The gallery: everybody may look, it is not for search engines, and it says what a reviewer has signed."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from figures.registry import FIGURES, TOPICS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_it_shows_every_drawing_with_its_words_in_the_language_of_the_page(client, language):
    with override(language):
        page = client.get(reverse("figures:gallery")).content.decode()
        assert page.count('class="gallery__item"') == len(FIGURES)
        for figure in FIGURES.values():
            assert escape(str(figure.title)) in page
            assert escape(str(figure.alt)) in page


def test_it_is_not_for_search_engines(client):
    assert '<meta name="robots" content="noindex">' in client.get("/pl/figures/").content.decode()


def test_a_stranger_may_look_and_nobody_may_post(client):
    assert client.get("/pl/figures/").status_code == 200
    assert client.post("/pl/figures/").status_code == 405


def test_it_says_which_drawings_await_review(client, monkeypatch):
    page = client.get("/pl/figures/").content.decode()
    assert page.count("Rysunek czeka na recenzję medyczną") == len(FIGURES)
    signed = replace(FIGURES["compressions"], reviewed_by="lek. Maria Nowak", reviewed_on=date(2026, 11, 3))
    monkeypatch.setitem(FIGURES, "compressions", signed)
    page = client.get("/pl/figures/").content.decode()
    assert page.count("Rysunek czeka na recenzję medyczną") == len(FIGURES) - 1
    assert "Recenzja: lek. Maria Nowak, 3.11.2026" in page


def test_every_topic_has_drawings():
    assert {figure.topic for figure in FIGURES.values()} == set(TOPICS)


def test_the_tag_puts_a_drawing_into_a_page_with_the_text_that_stands_for_it():
    page = Template('{% load figure_tags %}{% figure "compressions" %}{% figure "compressions" decorative=True %}')
    with override("en"):
        shown = page.render(Context())
        assert shown.count("<svg") == 2
        assert shown.count(f"<title>{FIGURES['compressions'].alt}</title>") == 1


def test_a_drawing_can_be_taken_along_as_a_picture(client):
    answer = client.get("/en/figures/compressions.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "public" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"<svg")
    assert client.get("/en/figures/no-such-drawing.svg").status_code == 404


def test_every_drawing_is_there_as_soon_as_the_site_has_started():
    """Nothing else imports the situations: without this the first visitor would see an empty gallery."""
    started = "import django; django.setup(); from figures.registry import FIGURES; print(len(FIGURES))"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": "site"}
    done = subprocess.run([sys.executable, "-c", started], env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == str(len(FIGURES)), done.stderr
