"""A lesson on the wall of a classroom: large, without an account, and it keeps nothing."""

import re

import pytest
from wagtail.models import Locale

from courses.enrolment import enrol
from courses.models import Enrolment, LessonPage
from quizzes.models import Attempt
from tests.factories import ANSWERS, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(course):
    lesson = LessonPage.objects.first()
    lesson.body = [
        ("step", {"title": "Czytaj", "content": [("key_point", "Uciskaj mocno.")]}),
        ("step", {"title": "Odpowiedz", "content": [("question", make_question(text="Pytanie w kroku"))]}),
    ]
    lesson.to_remember = "Nie przerywaj."
    lesson.save()
    return lesson


def board(client, lesson, number=1):
    return client.get(f"{lesson.card_url(number)}?tablica")


def test_every_card_can_be_shown_to_a_class(client, lesson):
    pages = [board(client, lesson, number).content.decode() for number in (1, 2, 3, 4)]
    assert "Uciskaj mocno." in pages[0]
    assert "Pytanie w kroku" in pages[1]
    assert "Pytanie 1 z 1" in pages[2]
    assert "Nie przerywaj." in pages[3]
    assert f'href="{lesson.card_url(2)}?tablica" data-enhance rel="next"' in pages[0]
    assert f'href="{lesson.card_url(3)}" data-leave' in pages[2]


def test_the_lesson_itself_opens_at_its_beginning(client, lesson):
    assert "Uciskaj mocno." in client.get(f"{lesson.url}?tablica").content.decode()


def test_another_language_opens_at_the_same_card(client, course, lesson):
    english = Locale.objects.get(language_code="en")
    for page in (course.get_parent(), course, lesson):
        translated = page.copy_for_translation(english, copy_parents=True)
    translated.save_revision().publish()
    for page in translated.get_ancestors().filter(locale=english):
        page.specific.save_revision().publish()
    shown = board(client, lesson, 2).content.decode()
    (address,) = re.findall(r'hreflang="en" href="([^"]+)"', shown)
    assert address.startswith("/en/")
    assert address.endswith("/2/?tablica")


def test_the_answer_is_there_to_be_revealed_without_a_script(client, lesson):
    page = board(client, lesson, 2).content.decode()
    hidden = page[page.index("<details") : page.index("</details>")]
    assert "100–120 na minutę" in hidden
    assert "około 2 na sekundę" in hidden
    assert " open" not in hidden[:60]


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_every_kind_of_question_can_be_shown(client, lesson, kind):
    use = lesson.check_questions.get()
    use.question = make_question(kind, text="Jedno z rodzajów")
    use.save()
    page = board(client, lesson, 3)
    assert page.status_code == 200
    assert "Jedno z rodzajów" in page.content.decode()


def test_it_says_nothing_of_who_is_signed_in_and_keeps_nothing(client, ala, course, lesson):
    enrol(person=ala, course=course)
    strangers = board(client, lesson, 2)
    client.force_login(ala)
    mine = board(client, lesson, 2)
    assert mine.content == strangers.content
    assert not mine.cookies
    assert "Cookie" not in mine.headers.get("Vary", "")
    assert Enrolment.objects.get().places == {}
    assert not Attempt.objects.exists()


def test_a_card_that_is_not_there_leads_to_the_first(client, lesson):
    assert board(client, lesson, 99).url == f"{lesson.url}?tablica"


def test_an_unreviewed_medical_text_says_so_on_the_wall_too(client, lesson):
    LessonPage.objects.filter(pk=lesson.pk).update(is_medical=True)
    assert "oczekuje na recenzję medyczną" in board(client, lesson).content.decode()


def test_each_card_has_a_way_to_the_board(client, lesson):
    assert f'href="{lesson.card_url(2)}?tablica"' in client.get(lesson.card_url(2)).content.decode()
