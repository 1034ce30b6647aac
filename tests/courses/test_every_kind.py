"""An exam with a question of every kind, taken through plain forms, from the first answer to the finished course."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import progress
from courses.enrolment import enrol
from courses.models import Completion, QuizQuestion
from quizzes import essays, papers, showing
from quizzes.kinds import KINDS
from quizzes.models import Attempt
from tests.factories import make_course, make_question
from tests.quizzes.kinds.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(db):
    """A course without lessons whose exam asks one question of each kind."""
    course = make_course(lessons=0, exam_questions=1)
    exam = progress.step_pages(course)[0]
    exam.exam_questions = [
        QuizQuestion(question=make_question(kind, text=f"Pytanie: {kind}"), sort_order=place)
        for place, kind in enumerate(KINDS)
    ]
    exam.save_revision().publish()
    return exam


@pytest.fixture
def attempt(client, ala, exam):
    enrol(person=ala, course=exam.get_parent().specific)
    client.force_login(ala)
    client.post(reverse("courses:start_exam", args=[exam.translation_key]))
    return Attempt.objects.get()


def send(client, attempt, number, form):
    return client.post(reverse("courses:question", args=[attempt.uuid, number]), form)


def answer_all(client, attempt, *, right=True):
    for number, asked in enumerate(attempt.paper.content["questions"], start=1):
        value = KINDS[asked["kind"]].example(asked, right=right)
        if asked["kind"] == "essay":
            send(client, attempt, number, {"answer": "Dzwonię pod 112 i proszę o AED."})
        elif asked["kind"] == "scenario":
            for at, choice in enumerate(value["path"]):
                send(client, attempt, number, {"answer": choice, "at": str(at)})
        else:
            assert send(client, attempt, number, form_of(asked, value)).status_code == 302, asked["kind"]


def hand_in(client, attempt):
    client.post(reverse("courses:submit", args=[attempt.uuid]))
    attempt.refresh_from_db()


def mark_essays(points=1):
    for answer in essays.waiting():
        essays.mark(answer=answer, points=Decimal(points), comment="Dobrze.", by=None, now=timezone.now())


def test_right_answers_of_every_kind_finish_the_course_once_a_person_has_marked_the_essay(client, ala, attempt):
    answer_all(client, attempt)
    hand_in(client, attempt)
    assert attempt.state == Attempt.State.SUBMITTED
    assert not Completion.objects.exists()
    assert "Czeka na ocenę" in client.get(reverse("courses:result", args=[attempt.uuid])).content.decode()
    mark_essays()
    attempt.refresh_from_db()
    assert (attempt.percent, attempt.passed) == (100, True)
    assert Completion.objects.get().enrolment.learner == ala


def test_wrong_answers_of_every_kind_are_worth_little_and_the_review_says_what_was_right(client, attempt):
    answer_all(client, attempt, right=False)
    hand_in(client, attempt)
    mark_essays(points=0)
    attempt.refresh_from_db()
    assert attempt.percent < 10
    page = client.get(reverse("courses:result", args=[attempt.uuid])).content.decode()
    for asked in attempt.paper.content["questions"]:
        assert asked["text"] in page
    assert "krążenie" in page


def test_a_question_shows_what_is_kept_when_one_comes_back_to_it(client, attempt):
    answer_all(client, attempt)
    shown = showing.presented(attempt)
    assert all(question.answered for question in shown)
    for question in shown:
        page = client.get(reverse("courses:question", args=[attempt.uuid, question.number])).content.decode()
        assert "odpowiedź zapisana" in page


def test_an_empty_form_of_any_kind_says_what_to_do_and_keeps_nothing(client, attempt):
    for number, asked in enumerate(attempt.paper.content["questions"], start=1):
        answer = send(client, attempt, number, {})
        assert answer.status_code == 422, asked["kind"]
        assert "Błąd:" in answer.content.decode()
    assert not attempt.answers.exists()


def test_a_scenario_stays_on_its_page_until_it_ends(client, attempt):
    number = list(KINDS).index("scenario") + 1
    asked = attempt.paper.content["questions"][number - 1]
    wait, late = KINDS["scenario"].example(asked, right=False)["path"]
    here = reverse("courses:question", args=[attempt.uuid, number])
    assert send(client, attempt, number, {"answer": wait, "at": "0"}).url == here
    assert "Minęły 2 minuty." in client.get(here).content.decode()
    assert send(client, attempt, number, {"answer": late, "at": "1"}).url != here


def test_what_was_typed_too_long_comes_back_with_the_reason(client, attempt):
    number = list(KINDS).index("essay") + 1
    answer = send(client, attempt, number, {"answer": "słowo " * 60})
    page = answer.content.decode()
    assert "Skróć odpowiedź" in page
    assert "słowo słowo" in page


def test_after_the_bank_changes_the_review_is_the_same_to_the_byte(client, attempt):
    from quizzes.models import Question

    answer_all(client, attempt)
    hand_in(client, attempt)
    mark_essays()
    address = reverse("courses:result", args=[attempt.uuid])

    def answers_shown():
        page = client.get(address).content.decode()
        return page[page.index('id="answers"') :]

    before = answers_shown()
    for question in Question.objects.all():
        question.text = "Zmienione pytanie"
        question.explanation = "Zmienione wyjaśnienie"
        question.save()
    Question.objects.filter(exam_uses__isnull=True).delete()
    assert answers_shown() == before


def test_the_exam_page_asks_a_constant_number_of_times(client, ala, exam, django_assert_num_queries):
    enrol(person=ala, course=exam.get_parent().specific)
    client.force_login(ala)
    client.post(reverse("courses:start_exam", args=[exam.translation_key]))
    address = reverse("courses:question", args=[Attempt.objects.get().uuid, 1])
    client.get(address)
    with django_assert_num_queries(EXAM_QUERIES):
        client.get(address)


EXAM_QUERIES = 12


def test_a_paper_knows_which_language_it_was_asked_in(attempt):
    assert attempt.paper.content["language"] == "pl"
    assert papers.find(attempt.paper.content, "nobody") is None
