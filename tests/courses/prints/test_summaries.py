"""A lesson on one sheet of paper: exactly one page, in every language, drawn once, from nothing but itself."""

import threading

import pypdfium2
import pytest
import zxingcpp
from django.db import connection
from django.utils import translation
from wagtail.models import Locale

from courses.models import LessonPage
from courses.summaries import drawing, edition, keeping
from tests.courses.prints.stage import SENTENCES, pages, text_of, write
from tests.factories import make_course

pytestmark = pytest.mark.django_db


def fetch(client, lesson) -> bytes:
    return b"".join(client.get(f"{lesson.url}summary/").streaming_content)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_it_is_one_page_in_every_language_and_its_letters_can_be_read(course, lesson, language):
    if language != "pl":
        locale = Locale.objects.get(language_code=language)
        course.get_parent().copy_for_translation(locale, copy_parents=True).save_revision().publish()
        course.copy_for_translation(locale).save_revision().publish()
        lesson = lesson.copy_for_translation(locale)
        lesson.save_revision().publish()
        lesson = write(lesson, language)
    pdf = drawing.draw(lesson)
    assert pages(pdf) == 1
    text = text_of(pdf)
    assert SENTENCES[language].split()[0] in text
    assert "100–120 / min" in text
    assert "ERC 2025" in text
    with translation.override(language):
        assert translation.gettext("Do zapamiętania") in text


def test_the_code_leads_to_the_lesson_also_without_colour(lesson):
    page = pypdfium2.PdfDocument(drawing.draw(lesson))[0]
    grey = page.render(scale=150 / 72, grayscale=True).to_pil()
    assert zxingcpp.read_barcodes(grey)[0].text == edition.address_of(lesson)


@pytest.mark.parametrize(("steps", "long"), [(0, False), (1, False), (12, False), (12, True), (60, True)])
def test_however_much_a_lesson_says_it_is_one_page(lesson, steps, long):
    lesson = write(lesson, "pl", steps=steps, long=long)
    assert pages(drawing.draw(lesson)) == 1


def test_a_medical_text_says_on_the_sheet_that_it_awaits_review(lesson):
    lesson.is_medical = True
    assert "oczekuje na recenzję medyczną" in text_of(drawing.draw(lesson))
    lesson.is_medical = False
    assert "recenzję" not in text_of(drawing.draw(lesson))


def test_what_the_typefaces_lack_leaves_no_empty_boxes(lesson):
    lesson.summary = "Uciskaj 🫀 mocno"
    assert "Uciskaj mocno" in text_of(drawing.draw(lesson))


def test_nothing_is_fetched_for_it(canary, lesson):
    address, asked = canary
    lesson.summary = f'<img src="{address}/x"><link rel="stylesheet" href="{address}/y">'
    lesson.to_remember = f"<style>@import url({address}/z)</style>"
    assert pages(drawing.draw(lesson)) == 1
    assert asked == []


def test_anybody_may_have_it(client, lesson):
    answer = client.get(f"{lesson.url}summary/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="lekcja-1.pdf"'
    assert pages(b"".join(answer.streaming_content)) == 1
    assert not answer.cookies
    assert client.get(f"{lesson.url}1/").content.decode().count(f"{lesson.url}summary/") == 1


def test_a_draft_has_none(client, lesson):
    lesson.unpublish()
    assert client.get(f"{lesson.url}summary/").status_code == 404


def test_an_edition_is_drawn_once_and_a_changed_lesson_anew(client, lesson, own_folder, monkeypatch):
    drawn = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda lesson: drawn.append(lesson.summary) or draw(lesson))
    for _time in range(2):
        fetch(client, lesson)
    assert len(drawn) == 1
    lesson.summary = "Inaczej."
    lesson.save()
    fetch(client, lesson)
    assert drawn == ["O uciskaniu.", "Inaczej."]
    assert len(list((own_folder / "summaries").glob("*.pdf"))) == 1


def test_the_language_of_who_asks_changes_nothing(lesson):
    name = keeping.name_of(lesson)
    with translation.override("uk"):
        assert keeping.name_of(lesson) == name


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_who_ask_at_once_wait_for_the_one_drawing(monkeypatch):
    course = make_course(lessons=1, exam_questions=0)
    lesson = write(LessonPage.objects.child_of(course).get(), "pl")
    drawn, given = [], []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda lesson: drawn.append(1) or draw(lesson))

    def ask():
        with keeping.open_summary(LessonPage.objects.get(pk=lesson.pk)) as file:
            given.append(file.read())
        connection.close()

    askers = [threading.Thread(target=ask) for _number in range(4)]
    for each in askers:
        each.start()
    for each in askers:
        each.join()
    assert drawn == [1]
    assert len(set(given)) == 1
    assert len(given) == 4
