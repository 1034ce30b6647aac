"""A question in the middle of a lesson: asked in place, and counted with the lesson's check."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, ReferenceIndex

from courses import exams
from courses.enrolment import enrol
from courses.models import LessonPage, StepCompletion
from quizzes.models import Answer, Attempt
from tests.factories import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return make_question(text="Pytanie w kroku")


@pytest.fixture
def lesson(course, question):
    """A lesson whose second step asks in place; one more question is asked at the end."""
    lesson = LessonPage.objects.first()
    lesson.body = [
        ("step", {"title": "Czytaj", "content": [("key_point", "Uciskaj.")]}),
        ("step", {"title": "Odpowiedz", "content": [("question", question), ("key_point", "Nie przerywaj.")]}),
    ]
    lesson.save()
    return LessonPage.objects.get(pk=lesson.pk)


@pytest.fixture
def as_ala(client, ala, course):
    enrol(person=ala, course=course)
    client.force_login(ala)
    return client


def says(answer) -> str:
    return answer.content.decode()


def send(client, lesson, question, form=None):
    url = reverse("courses:answer_check", args=[lesson.translation_key, question.translation_key])
    return client.post(url, form or {"answer": question.asked["key"][0]})


def test_it_stands_where_the_trainer_put_it_and_not_once_more_at_the_end(as_ala, lesson):
    step = says(as_ala.get(lesson.card_url(2)))
    assert "Pytanie w kroku" in step
    assert "Nie przerywaj." in step
    assert "krok 3 z 4" in says(as_ala.get(lesson.card_url(3)))
    assert "Pytanie 1 z 1" in says(as_ala.get(lesson.card_url(3)))
    assert "Pytanie w kroku" not in says(as_ala.get(lesson.card_url(3)))


def test_an_answer_is_explained_in_place_and_kept_in_the_one_attempt(as_ala, lesson, question):
    sent = send(as_ala, lesson, question)
    assert sent.url == f"{lesson.card_url(2)}#q-{question.ref}"
    assert "Dobrze!" in says(as_ala.get(lesson.card_url(2)))
    assert len(Attempt.objects.get().paper.content["questions"]) == 2


def test_an_empty_answer_comes_back_to_the_step_with_what_to_do(as_ala, lesson, question):
    sent = send(as_ala, lesson, question, {"answer": ""})
    assert sent.status_code == 422
    assert "Wybierz odpowiedź." in says(sent)
    assert "Nie przerywaj." in says(sent)


def test_the_lesson_closes_only_when_it_is_answered_too(as_ala, lesson, question):
    finish = reverse("courses:finish_lesson", args=[lesson.translation_key])
    send(as_ala, lesson, lesson.check_questions.get().question)
    assert as_ala.post(finish).url == lesson.card_url(2)
    send(as_ala, lesson, question)
    as_ala.post(finish)
    assert StepCompletion.objects.count() == 1


def test_a_question_that_is_in_the_archive_is_left_out(as_ala, lesson, question):
    question.is_archived = True
    question.save()
    page = as_ala.get(lesson.card_url(2))
    assert page.status_code == 200
    assert "Pytanie w kroku" not in says(page)
    assert "Nie przerywaj." in says(page)


def test_a_question_that_is_gone_from_the_bank_leaves_no_gap(as_ala, lesson, question):
    question.delete()
    for address in (lesson.card_url(2), f"{lesson.url}all/", lesson.card_url(3)):
        page = as_ala.get(address)
        assert page.status_code == 200
        assert "Pytanie w kroku" not in says(page)


def test_the_bank_knows_that_a_lesson_uses_it(lesson, question):
    ReferenceIndex.create_or_update_for_object(lesson)
    assert ReferenceIndex.get_grouped_references_to(question).count() == 1


def test_it_is_asked_in_the_language_of_the_lesson(as_ala, course, lesson, question):
    english = Locale.objects.get(language_code="en")
    translated = question.copy_for_translation(english)
    translated.text = "Asked in the step"
    translated.save()
    translated.save_revision().publish()
    course.get_parent().copy_for_translation(english, copy_parents=True).save_revision().publish()
    course.copy_for_translation(english).save_revision().publish()
    there = lesson.copy_for_translation(english)
    there.save_revision().publish()
    assert "Asked in the step" in says(as_ala.get(there.card_url(2)))
    assert "Pytanie w kroku" in says(as_ala.get(lesson.card_url(2)))


def test_a_question_added_later_waits_for_the_next_attempt(as_ala, lesson, question):
    send(as_ala, lesson, question)
    body = list(lesson.body.raw_data)
    body[0]["value"]["content"].append({"type": "question", "value": make_question(text="Nowe pytanie").pk})
    lesson.body = lesson.body.stream_block.to_python(body)
    lesson.save()
    page = says(as_ala.get(lesson.card_url(1)))
    assert "Nowe pytanie" not in page
    assert "Uciskaj." in page


def test_the_same_question_in_two_places_is_asked_once(as_ala, lesson, question):
    use = lesson.check_questions.get()
    use.question = question
    use.save()
    assert "Pytanie w kroku" in says(as_ala.get(lesson.card_url(2)))
    assert "Pytanie w kroku" not in says(as_ala.get(lesson.card_url(3)))


def test_a_visitor_sees_it_and_is_asked_to_enrol(client, lesson, question):
    page = says(client.get(lesson.card_url(2)))
    assert "Pytanie w kroku" in page
    assert "Odpowiadają zapisani na kurs." in page
    assert "disabled" in page
    assert question.explanation not in page


def test_a_stranger_cannot_answer_it(client, cezary, lesson, question):
    client.force_login(cezary)
    assert send(client, lesson, question).status_code == 404
    assert not Answer.objects.exists()


def test_what_went_wrong_in_the_exam_leads_to_the_lesson_that_asks_it_in_a_step(lesson, question):
    lesson.check_questions.all().delete()
    assert question.ref in exams.category_refs(lesson)
