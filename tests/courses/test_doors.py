"""The doors of learning: the way through them, and who is kept out."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from courses import exams, progress
from courses.enrolment import enrol
from courses.models import Completion, Enrolment, LessonPage, StepCompletion
from quizzes.models import Answer, Attempt
from tests.factories import make_catalogue, make_course, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_ala(client, ala):
    client.force_login(ala)
    return client


@pytest.fixture
def as_cezary(cezary):
    from django.test import Client

    client = Client()
    client.force_login(cezary)
    return client


def steps(course):
    return progress.step_pages(course)


def answer_url(lesson):
    question = lesson.check_questions.first().question
    return reverse("courses:answer_check", args=[lesson.translation_key, question.translation_key])


def right_option(lesson):
    from quizzes import papers

    return papers.ask(lesson.check_questions.first().question)["key"]


def start_exam(client, person, course):
    enrolment = enrol(person=person, course=course)
    *lessons, exam = steps(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    client.post(reverse("courses:start_exam", args=[exam.translation_key]))
    return Attempt.objects.get(learner=person, subject=exam.translation_key)


def fill(client, attempt, *, right=True):
    for number, asked in enumerate(attempt.paper.content["questions"], start=1):
        wrong = [option["id"] for option in asked["options"] if option["id"] not in asked["key"]]
        client.post(
            reverse("courses:question", args=[attempt.uuid, number]), {"answer": asked["key"] if right else wrong}
        )


def test_the_catalogue_is_open_to_everybody(client, course):
    page = make_catalogue()
    assert "Uratuj serce" in client.get(page.url).content.decode()
    assert "Uratuj serce" not in client.get(page.url, {"length": "short"}).content.decode()
    assert "Uratuj serce" in client.get(page.url, {"audience": "teacher", "area": "ratuj"}).content.decode()
    assert client.get(page.url, {"audience": "<script>", "q": "\0", "length": "x"}).status_code == 200


def test_the_catalogue_asks_a_constant_number_of_times(client, django_assert_num_queries):
    page = make_catalogue()
    for count in (1, 3):
        while len(make_course_list()) < count:
            make_course(slug=f"kurs-{len(make_course_list())}")
        cache.clear()
        client.get(page.url)  # Wagtail keeps the addresses of its sites
        with django_assert_num_queries(CATALOGUE_QUERIES):
            client.get(page.url)


CATALOGUE_QUERIES = 15


def make_course_list():
    from courses.models import CoursePage

    return list(CoursePage.objects.all())


def test_a_visitor_reads_the_lesson_and_is_asked_to_enrol(client, course):
    lesson = steps(course)[0]
    assert "Środek klatki piersiowej" in client.get(lesson.url).content.decode()
    assert "Zapisz się" in client.get(lesson.card_url(2)).content.decode()
    assert Attempt.objects.count() == 0


def test_enrolling_takes_one_click_and_opens_the_first_lesson(as_ala, ala, course):
    answer = as_ala.post(reverse("courses:enrol", args=[course.translation_key]))
    assert answer.url == steps(course)[0].url
    assert Enrolment.objects.get().learner == ala


def test_a_visitor_who_enrols_is_asked_to_sign_in_first(client, course):
    answer = client.post(reverse("courses:enrol", args=[course.translation_key]))
    assert answer.url.startswith(reverse("account_login"))
    assert not Enrolment.objects.exists()


def test_reading_a_lesson_twice_writes_where_the_learner_is_once(as_ala, ala, course, django_assert_num_queries):
    enrol(person=ala, course=course)
    lesson = steps(course)[0]
    as_ala.get(lesson.url)
    assert Enrolment.objects.get().last_step == lesson.translation_key
    assert Attempt.objects.count() == 0


def test_an_answer_is_kept_at_once_and_explained(as_ala, ala, course):
    enrol(person=ala, course=course)
    lesson = steps(course)[0]
    answer = as_ala.post(answer_url(lesson), {"answer": right_option(lesson)}, follow=True)
    assert Answer.objects.get().is_right is True
    assert "Dobrze!" in answer.content.decode()
    assert "100–120 na minutę, około 2 na sekundę." in answer.content.decode()


def test_an_empty_answer_is_sent_back_with_what_to_do(as_ala, ala, course):
    enrol(person=ala, course=course)
    answer = as_ala.post(answer_url(steps(course)[0]), {})
    assert answer.status_code == 422
    assert "Wybierz odpowiedź." in answer.content.decode()
    assert not Answer.objects.exists()


def test_a_lesson_closes_only_when_its_questions_are_answered(as_ala, ala, course):
    enrol(person=ala, course=course)
    lesson = steps(course)[0]
    finish = reverse("courses:finish_lesson", args=[lesson.translation_key])
    as_ala.post(finish)
    assert not StepCompletion.objects.exists()
    as_ala.post(answer_url(lesson), {"answer": right_option(lesson)})
    assert as_ala.post(finish).url == steps(course)[1].url
    as_ala.post(finish)
    assert StepCompletion.objects.count() == 1


def test_the_whole_way_through_the_exam(as_ala, ala, course):
    attempt = start_exam(as_ala, ala, course)
    fill(as_ala, attempt)
    assert (
        "Każde pytanie ma zapisaną odpowiedź"
        in as_ala.get(reverse("courses:review", args=[attempt.uuid])).content.decode()
    )
    answer = as_ala.post(reverse("courses:submit", args=[attempt.uuid]), follow=True)
    assert "Zaliczone" in answer.content.decode()
    assert Completion.objects.count() == 1


def test_a_failed_exam_names_the_critical_questions_and_the_lessons_to_repeat(as_ala, ala, course):
    attempt = start_exam(as_ala, ala, course)
    fill(as_ala, attempt, right=False)
    page = as_ala.post(reverse("courses:submit", args=[attempt.uuid]), follow=True).content.decode()
    assert "Te pytania trzeba mieć dobrze" in page
    assert "Warto powtórzyć" in page
    assert "Lekcja 1" in page
    assert not Completion.objects.exists()


def test_handing_in_twice_gives_one_result(as_ala, ala, course):
    attempt = start_exam(as_ala, ala, course)
    fill(as_ala, attempt)
    submit = reverse("courses:submit", args=[attempt.uuid])
    assert as_ala.post(submit).url == as_ala.post(submit).url
    assert Completion.objects.count() == 1


def test_an_answer_after_handing_in_is_refused_kindly(as_ala, ala, course):
    attempt = start_exam(as_ala, ala, course)
    fill(as_ala, attempt, right=False)
    as_ala.post(reverse("courses:submit", args=[attempt.uuid]))
    answer = as_ala.post(reverse("courses:question", args=[attempt.uuid, 1]), {"answer": "x"}, follow=True)
    assert "już oddany" in answer.content.decode()
    assert not Attempt.objects.get().passed


def test_an_answer_to_a_question_that_is_not_asked_is_refused_and_logged(as_ala, ala, course, caplog):
    enrol(person=ala, course=course)
    lesson = steps(course)[0]
    other = make_question(text="Inne pytanie")
    url = reverse("courses:answer_check", args=[lesson.translation_key, other.translation_key])
    answer = as_ala.post(url, {"answer": "x"}, follow=True)
    assert "zmieniło się" in answer.content.decode()
    assert not Answer.objects.exists()


def test_answers_survive_an_edit_of_the_lesson(as_ala, ala, course):
    enrol(person=ala, course=course)
    lesson = steps(course)[0]
    as_ala.post(answer_url(lesson), {"answer": right_option(lesson)})
    LessonPage.objects.get(pk=lesson.pk).check_questions.all().delete()
    assert "Dobrze!" in as_ala.get(lesson.card_url(2)).content.decode()


def test_the_up_button_rearranges_without_saving(as_ala, ala):
    course = make_course(exam_questions=0)
    lesson = steps(course)[0]
    use = lesson.check_questions.first()
    use.question = make_question("order", text="Ułóż kolejność.")
    use.save()
    enrol(person=ala, course=course)
    url = reverse("courses:answer_check", args=[lesson.translation_key, use.question.translation_key])
    page = as_ala.get(lesson.card_url(2)).content.decode()
    shown = re.findall(r'data-step="(\w+)"', page)
    form = {f"place-{step}": place for place, step in enumerate(shown, start=1)}
    answer = as_ala.post(url, form | {"move": f"{shown[2]}:up"})
    moved = re.findall(r'data-step="(\w+)"', answer.content.decode())
    assert moved == [shown[0], shown[2], shown[1]]
    assert not Answer.objects.exists()


@pytest.mark.parametrize("door", ["question", "review", "submit", "result"])
def test_a_stranger_finds_no_attempt(as_ala, as_cezary, ala, course, door):
    attempt = start_exam(as_ala, ala, course)
    arguments = [attempt.uuid, 1] if door == "question" else [attempt.uuid]
    url = reverse(f"courses:{door}", args=arguments)
    assert (as_cezary.post(url) if door == "submit" else as_cezary.get(url)).status_code == 404
    assert Attempt.objects.get().state == Attempt.State.OPEN


def test_a_stranger_cannot_answer_or_finish(as_cezary, course):
    lesson = steps(course)[0]
    assert as_cezary.post(answer_url(lesson), {"answer": "x"}).status_code == 404
    finish = reverse("courses:finish_lesson", args=[lesson.translation_key])
    assert as_cezary.post(finish).status_code == 404


def test_a_visitor_is_sent_to_sign_in(client, ala, course):
    enrolment = enrol(person=ala, course=course)
    *lessons, exam = steps(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    attempt = exams.start_exam(person=ala, exam=exam, now=timezone.now())
    answer = client.get(reverse("courses:result", args=[attempt.uuid]))
    assert answer.status_code == 302
    assert reverse("account_login") in answer.url


def test_unreviewed_medical_text_says_so(client, db):
    lesson = steps(make_course(medical=True))[0]
    for address in (lesson.url, lesson.card_url(2), f"{lesson.url}all/"):
        assert "oczekuje na recenzję medyczną" in client.get(address).content.decode()


def test_the_answer_key_is_nowhere_on_the_page(as_ala, ala, course):
    attempt = start_exam(as_ala, ala, course)
    page = as_ala.get(reverse("courses:question", args=[attempt.uuid, 1])).content.decode()
    assert "Za wolno." not in page
    assert "około 2 na sekundę" not in page


def test_a_result_is_the_same_page_whatever_becomes_of_its_questions(as_ala, ala, course):
    attempt = start_exam(as_ala, ala, course)
    fill(as_ala, attempt, right=False)
    as_ala.post(reverse("courses:submit", args=[attempt.uuid]))

    def page():
        html = as_ala.get(reverse("courses:result", args=[attempt.uuid])).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)

    before = page()
    edited, deleted = (use.question for use in steps(course)[-1].exam_questions.order_by("sort_order"))
    edited.text, edited.explanation = "Zupełnie inne", "Inaczej."
    edited.answer[0].value["options"] = list(reversed(edited.answer[0].value["options"]))
    edited.save()
    steps(course)[-1].exam_questions.filter(question=deleted).delete()
    deleted.delete()
    assert "Pytanie 2" in before
    assert page() == before


def test_a_begun_course_names_what_is_missing_with_a_way_to_it(as_ala, ala, course):
    enrolment = enrol(person=ala, course=course)
    first, *missing = steps(course)
    progress.complete_step(enrolment=enrolment, step=first)
    page = as_ala.get(course.url).content.decode()
    named = page[page.index("Do ukończenia zostało:") :].partition("</p>")[0]
    assert re.findall(r'href="([^"]+)"', named) == [step.url for step in missing]
