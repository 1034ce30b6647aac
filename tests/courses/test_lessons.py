"""A lesson as cards: the way through, and where each person left off."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from courses import progress
from courses.enrolment import enrol
from courses.models import Enrolment, LessonPage, LessonQuestion
from tests.factories import make_course, make_question

pytestmark = pytest.mark.django_db

TITLES = ["Sprawdź", "Zawołaj", "Uciskaj"]


def write_steps(lesson, titles):
    """Give the lesson these steps, each block with an id of its own that stays."""
    lesson.body = [("step", {"title": title, "content": [("key_point", f"Zdanie: {title}.")]}) for title in titles]
    lesson.save()
    return LessonPage.objects.get(pk=lesson.pk)


def keep_steps(lesson, *places):
    """Rearrange the steps, or leave some out, as a trainer does: each block keeps its id."""
    written = list(lesson.body.raw_data)
    lesson.body = lesson.body.stream_block.to_python([written[place - 1] for place in places])
    lesson.save()


def in_english(course, lesson):
    english = Locale.objects.get(language_code="en")
    course.get_parent().copy_for_translation(english, copy_parents=True).save_revision().publish()
    course.copy_for_translation(english).save_revision().publish()
    there = lesson.copy_for_translation(english)
    there.save_revision().publish()
    return there


@pytest.fixture
def lesson(course):
    """The first lesson of the course: three steps, two questions, and the card that ends it."""
    lesson = write_steps(LessonPage.objects.first(), TITLES)
    LessonQuestion.objects.create(lesson=lesson, question=make_question(text="Drugie pytanie"), sort_order=2)
    return lesson


@pytest.fixture
def as_ala(client, ala, course):
    enrol(person=ala, course=course)
    client.force_login(ala)
    return client


def answer(client, lesson, use=0, value=None):
    question = lesson.check_questions.order_by("sort_order")[use].question
    url = reverse("courses:answer_check", args=[lesson.translation_key, question.translation_key])
    return client.post(url, {"answer": value or question.asked["key"][0]})


def says(answer) -> str:
    return answer.content.decode()


def title_of(answer) -> str:
    return re.search(r"<title>(.*?)</title>", says(answer), re.DOTALL)[1]


def test_each_step_is_a_card_of_its_own(as_ala, lesson):
    for number, title in enumerate(TITLES, start=1):
        page = says(as_ala.get(lesson.card_url(number)))
        assert f"Zdanie: {title}." in page
        assert sum(f"Zdanie: {other}." in page for other in TITLES) == 1


def test_the_title_and_the_rail_say_which_step_this_is(as_ala, lesson):
    answer = as_ala.get(lesson.card_url(2))
    assert title_of(answer).startswith("Zawołaj, krok 2 z 5: Lekcja 1")  # three steps, the check, the end
    now = re.search(r'<a class="rail__bar" href="([^"]+)" data-enhance aria-current="step">', says(answer))
    assert now[1] == lesson.card_url(2)
    assert says(answer).count('class="rail__bar"') == 5


def test_cards_lead_back_and_on(as_ala, lesson):
    page = says(as_ala.get(lesson.card_url(2)))
    assert f'href="{lesson.card_url(1)}" data-enhance rel="prev"' in page
    assert f'href="{lesson.card_url(3)}" data-enhance rel="next"' in page
    assert 'rel="prev"' not in says(as_ala.get(lesson.card_url(1)))
    assert 'rel="next"' not in says(as_ala.get(lesson.card_url(6)))


def test_each_question_of_the_check_is_a_card_and_together_they_are_one_step(as_ala, lesson):
    first, second = as_ala.get(lesson.card_url(4)), as_ala.get(lesson.card_url(5))
    assert title_of(first).startswith("Pytanie 1 z 2, krok 4 z 5")
    assert title_of(second).startswith("Pytanie 2 z 2, krok 4 z 5")
    assert "Drugie pytanie" not in says(first)
    assert "Drugie pytanie" in says(second)


def test_an_answer_comes_back_to_its_own_card_with_the_feedback(as_ala, lesson):
    sent = answer(as_ala, lesson, use=1)
    assert sent.url.startswith(f"{lesson.card_url(5)}#q-")
    assert "Dobrze!" in says(as_ala.get(lesson.card_url(5)))


def test_a_visitor_reads_every_step_and_is_asked_to_enrol_at_the_end(client, lesson):
    assert title_of(client.get(lesson.url)).startswith("Sprawdź, krok 1 z 4")
    assert "Zdanie: Uciskaj." in says(client.get(lesson.card_url(3)))
    assert "Zapisz się i zacznij" in says(client.get(lesson.card_url(4)))
    assert client.get(lesson.url).status_code == 200


def test_the_lesson_opens_on_another_device_where_the_person_left_off_with_the_answers(as_ala, ala, lesson):
    assert as_ala.get(lesson.url).status_code == 200
    answer(as_ala, lesson, use=0)
    as_ala.get(lesson.card_url(4))
    elsewhere = type(as_ala)()
    elsewhere.force_login(ala)
    opened = elsewhere.get(lesson.url, follow=True)
    assert opened.redirect_chain == [(lesson.card_url(4), 302)]
    assert "Dobrze!" in says(opened)


def test_each_lesson_keeps_its_own_place(as_ala, course, lesson):
    other = write_steps(LessonPage.objects.last(), ["A", "B"])
    as_ala.get(lesson.card_url(3))
    as_ala.get(other.card_url(2))
    assert as_ala.get(lesson.url).url == lesson.card_url(3)


def test_a_step_that_the_trainer_moved_is_found_where_it_is_now(as_ala, lesson):
    as_ala.get(lesson.card_url(2))
    keep_steps(lesson, 1, 3, 2)
    assert as_ala.get(lesson.url).url == lesson.card_url(3)


def test_a_step_that_is_gone_gives_way_to_what_stands_in_its_place(as_ala, lesson):
    as_ala.get(lesson.card_url(2))
    keep_steps(lesson, 1, 3)
    opened = as_ala.get(lesson.url, follow=True)
    assert "Zdanie: Uciskaj." in says(opened)


def test_a_lesson_that_lost_most_of_its_cards_still_opens(as_ala, lesson):
    as_ala.get(lesson.card_url(5))
    lesson.check_questions.all().delete()
    keep_steps(lesson, 1)
    assert as_ala.get(lesson.url, follow=True).status_code == 200


@pytest.mark.parametrize("number", [0, 7, 99999999999999999999])
def test_a_card_that_is_not_there_leads_to_the_lesson(as_ala, lesson, number):
    assert as_ala.get(lesson.card_url(number)).url == lesson.url


def test_the_place_is_the_same_in_another_language(as_ala, ala, course, lesson):
    there = in_english(course, lesson)
    as_ala.get(lesson.card_url(3))
    assert as_ala.get(there.url).url == there.card_url(3)


def test_the_links_to_other_languages_keep_the_card(client, course, lesson):
    there = in_english(course, lesson)
    assert f'{there.url}2/"' in says(client.get(lesson.card_url(2)))


def test_reading_on_writes_one_row_and_reading_again_writes_nothing(as_ala, lesson):
    as_ala.get(lesson.card_url(1))
    for news in (1, 0):
        with CaptureQueriesContext(connection) as asked:
            as_ala.get(lesson.card_url(2))
        writes = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert len(writes) == news, writes


def test_a_visitor_and_a_stranger_leave_no_trace(client, cezary, lesson):
    client.get(lesson.card_url(2))
    client.force_login(cezary)
    client.get(lesson.card_url(2))
    assert not Enrolment.objects.exists()


def test_a_finished_lesson_begins_anew(as_ala, ala, lesson):
    answer(as_ala, lesson, use=0)
    answer(as_ala, lesson, use=1)
    as_ala.get(lesson.card_url(6))
    as_ala.post(reverse("courses:finish_lesson", args=[lesson.translation_key]))
    assert title_of(as_ala.get(lesson.url)).startswith("Sprawdź, krok 1")


def test_the_last_card_names_what_is_not_answered_and_finishing_leads_there(as_ala, lesson):
    answer(as_ala, lesson, use=0)
    page = says(as_ala.get(lesson.card_url(6)))
    assert "1 pytanie czeka na odpowiedź" in page
    assert f'<a href="{lesson.card_url(5)}" data-enhance>Pytanie 2 z 2</a>' in page
    assert as_ala.post(reverse("courses:finish_lesson", args=[lesson.translation_key])).url == lesson.card_url(5)
    answer(as_ala, lesson, use=1)
    assert "czeka na odpowiedź" not in says(as_ala.get(lesson.card_url(6)))


def test_the_whole_lesson_stays_one_page_for_everybody(client, lesson):
    page = says(client.get(f"{lesson.url}all/"))
    assert all(f"Zdanie: {title}." in page for title in TITLES)


def test_a_lesson_without_steps_and_questions_is_one_card(client, lesson):
    lesson.body = []
    lesson.to_remember = "Uciskaj.\nNie przerywaj."
    lesson.save()
    assert "Nie przerywaj." in says(client.get(lesson.url))


def test_the_course_and_the_desk_lead_to_the_exact_step(as_ala, course, lesson):
    as_ala.get(lesson.card_url(3))
    for address in (course.url, reverse("home:desk")):
        page = says(as_ala.get(address))
        assert "Lekcja 1, krok 3" in page
        assert f'href="{lesson.url}"' in page
    as_ala.get(lesson.card_url(5))
    assert "Lekcja 1, krok 4" in says(as_ala.get(course.url))
    as_ala.get(lesson.card_url(6))
    assert "Lekcja 1, krok 5" in says(as_ala.get(course.url))


def test_a_card_asks_a_constant_number_of_times(as_ala, django_assert_num_queries):
    for count in (1, 3):
        course = make_course(slug=f"kurs-{count}", lessons=1, exam_questions=0)
        lesson = write_steps(progress.step_pages(course)[0], ["Krok"] * count)
        for number in range(count - 1):
            LessonQuestion.objects.create(lesson=lesson, question=make_question(), sort_order=number + 2)
        enrol(person=Enrolment.objects.first().learner, course=course)
        for card in (1, count + 1):
            as_ala.get(lesson.card_url(card))
            with django_assert_num_queries(CARD_QUERIES):
                as_ala.get(lesson.card_url(card))


CARD_QUERIES = 27
