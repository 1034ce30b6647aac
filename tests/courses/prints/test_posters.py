"""A lesson as a poster for the wall: one A3 page, read from two metres, with or without colour."""

import re
import subprocess

import pypdfium2
import pytest
import zxingcpp

from courses.models import LessonPage
from courses.summaries import drawing, edition
from courses.summaries.content import in_short
from tests.courses.prints.stage import pages, text_of, write

pytestmark = pytest.mark.django_db

A3 = (841.89, 1190.55)
READ_FROM_TWO_METRES = 20  # points; a small letter is 3.5 mm high then
STEP = {
    "title": "Sprawdź, czy reaguje",
    "content": [
        {"type": "drawing", "value": {"name": "check-response", "caption": ""}},
        {"type": "text", "value": "<p>Potrząśnij za ramiona i zapytaj głośno, czy cię słyszy.</p>"},
        {"type": "instructions", "value": {"title": "", "commands": ["Uklęknij obok.", "Potrząśnij.", "Zapytaj."]}},
        {"type": "warning", "value": "Nie czekaj, aż przejdzie: tracisz czas, w którym trzeba uciskać."},
    ],
}


DRAWN: dict[str, bytes] = {}


def usual(lesson):
    """Write a lesson as long as those of the starter content."""
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python([{"type": "step", "value": STEP}] * 6)
    lesson.to_remember = "\n".join(["Najpierw własne bezpieczeństwo, potem cała reszta."] * 5)
    lesson.guideline_edition = "ERC 2025"
    lesson.save()
    return LessonPage.objects.get(pk=lesson.pk)


def heights_of_words(pdf: bytes) -> dict[str, float]:
    """Return the height of a line in which each word stands, in points."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', done.stdout.decode())
    return {word: float(bottom) - float(top) for top, bottom, word in words}


def drawn(lesson) -> bytes:
    """Return the poster; equal lessons are drawn once for all tests."""
    text = edition.text_of_poster(lesson)
    if text not in DRAWN:
        DRAWN[text] = drawing.draw_poster(lesson)
    return DRAWN[text]


def test_it_is_one_a3_page_that_says_what_the_lesson_says(lesson):
    (page,) = pypdfium2.PdfDocument(drawn(usual(lesson)))
    assert page.get_size() == pytest.approx(A3, rel=0.001)
    text = text_of(drawn(usual(lesson)))
    assert "Lekcja 1" in text and "Do zapamiętania" in text and "Uklęknij obok." in text and "ERC 2025" in text


def test_what_to_do_can_be_read_from_two_metres(lesson):
    heights = heights_of_words(drawn(usual(lesson)))
    assert min(heights[word] for word in ("Uklęknij", "Zapytaj.", "bezpieczeństwo,")) >= READ_FROM_TWO_METRES


@pytest.mark.parametrize(("steps", "long"), [(0, False), (9, True)])
def test_however_much_a_lesson_says_it_is_one_page(lesson, steps, long):
    assert pages(drawing.draw_poster(write(lesson, "pl", steps=steps, long=long))) == 1


def test_without_colour_a_phone_still_finds_the_lesson(lesson):
    (page,) = pypdfium2.PdfDocument(drawn(usual(lesson)))
    grey = page.render(scale=100 / 72, grayscale=True).to_pil()
    assert zxingcpp.read_barcodes(grey)[0].text == edition.address_of(lesson)


def test_the_first_drawing_of_the_lesson_is_on_it_and_says_that_it_awaits_review(lesson):
    assert edition.drawing_of(lesson) is None
    assert edition.drawing_of(usual(lesson)).name == "check-response"
    assert "Rysunek czeka na recenzję" in text_of(drawn(usual(lesson)))


def test_anybody_may_have_it_and_every_card_leads_to_it(client, lesson):
    lesson = write(lesson, "pl", steps=0)
    answer = client.get(f"{lesson.url}poster/")
    assert answer["Content-Disposition"] == 'inline; filename="lekcja-1-a3.pdf"'
    assert not answer.cookies
    assert client.get(f"{lesson.url}1/").content.decode().count(f"{lesson.url}poster/") == 1
    lesson.unpublish()
    assert client.get(f"{lesson.url}poster/").status_code == 404


def test_it_lies_beside_the_sheet_and_neither_drives_the_other_out(client, lesson, own_folder):
    lesson = write(lesson, "pl", steps=0)
    for _time in range(2):
        for what in ("summary", "poster"):
            b"".join(client.get(f"{lesson.url}{what}/").streaming_content)
    assert len(list((own_folder / "summaries").glob("*.pdf"))) == 2


def test_a_sentence_that_only_asks_brings_its_answer():
    asks = {"content": [{"type": "text", "value": "<p>Nie reaguje? Dzwoń pod 112. Potem słuchaj.</p>"}]}
    assert in_short(1, asks).sentence == "Nie reaguje? Dzwoń pod 112."
