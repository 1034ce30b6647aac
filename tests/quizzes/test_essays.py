"""Written answers: the queue, marking without a name, and two markers at once."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.log_actions import registry

from accounts.roles import Role
from quizzes import attempts, essays
from quizzes.models import Answer, Attempt
from tests.factories import make_question
from tests.quizzes.editors import come_as, said, sign_in, strangers
from tests.quizzes.taking import CHECK, NOW, start, take

pytestmark = pytest.mark.django_db
QUEUE = "/admin/quizzes/essays/"


@pytest.fixture
def essay(db):
    return make_question("essay", text="Opisz, co robisz.")


@pytest.fixture
def answer(essay, ala):
    take([essay], ["Dzwonię pod 112 i biegnę po AED."], person=ala, title="Test końcowy")
    return Answer.objects.get()


def door(answer):
    return reverse("quiz_essay", args=[answer.attempt.uuid, answer.question])


def mark(client, answer, points="1", comment="Dobrze.", **values):
    form = {"points": points, "comment": comment, "revision": answer.revision} | values
    return client.post(door(answer), form, follow=True)


def read(page):
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


# --- who may come in


@pytest.mark.parametrize("who", strangers())
def test_the_queue_is_closed_to_strangers(client, request, answer, who):
    come_as(client, request, who)
    for address in (QUEUE, door(answer)):
        for page in (client.get(address), client.post(address, {"points": "1", "revision": answer.revision})):
            assert page.status_code == 302
            assert "Opisz" not in page.content.decode()
    assert essays.waiting().count() == 1


def test_nobody_marks_an_own_answer(client, essay):
    trainer = sign_in(client, Role.TRAINER)
    take([essay], ["Sam sobie dam punkt."], person=trainer)
    answer = Answer.objects.get()
    assert "Nic nie czeka" in read(client.get(QUEUE))
    assert client.get(door(answer)).status_code == 404
    assert mark(client, answer).status_code == 404


def test_what_no_person_marks_is_not_found(client):
    question = make_question()
    attempt = take([question], [None])
    sign_in(client, Role.TRAINER)
    assert client.get(reverse("quiz_essay", args=[attempt.uuid, question.ref])).status_code == 404
    assert client.get(reverse("quiz_essay", args=[uuid4(), uuid4()])).status_code == 404


# --- the queue


def test_the_queue_names_question_quiz_and_time_and_no_person(client, answer):
    sign_in(client, Role.TRAINER)
    page = read(client.get(QUEUE))
    for told in ("Opisz, co robisz.", "Test końcowy", door(answer)):
        assert told in page
    for name in ("Ala", "Żółć", "ala@example.org"):
        assert name not in page


def test_who_waits_longest_comes_first(client, essay):
    late, early = take([essay], ["Później."]), take([essay], ["Wcześniej."])
    Answer.objects.filter(attempt=early).update(saved_at=NOW - timedelta(days=1))
    sign_in(client, Role.TRAINER)
    shown = client.get(QUEUE).context["object_list"]
    assert [row.attempt for row in shown] == [early, late]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_queue_asks_the_database_as_often_for_one_answer_as_for_three(
    client, essay, how_many, django_assert_num_queries
):
    for _number in range(how_many):
        take([essay], ["Dzwonię pod 112."])
    sign_in(client, Role.TRAINER)
    client.get(QUEUE)
    with django_assert_num_queries(11):
        assert len(client.get(QUEUE).context["object_list"]) == how_many


# --- marking


def test_the_marking_page_shows_all_that_a_marker_needs_and_no_name(client, answer):
    sign_in(client, Role.TRAINER)
    page = read(client.get(door(answer)))
    for told in ("Opisz, co robisz.", "biegnę po AED", "Telefon i AED.", "Dzwonię pod 112.", "Test końcowy", "Słów: 7"):
        assert told in page
    for name in ("Ala", "Żółć", "ala@example.org"):
        assert name not in page


def test_what_a_learner_wrote_is_shown_as_text(client, essay):
    take([essay], ["<script>alert(1)</script> i dalej"])
    sign_in(client, Role.TRAINER)
    assert "<script>alert(1)" not in client.get(door(Answer.objects.get())).content.decode()


@pytest.mark.parametrize(("points", "percent"), [("0", 0), ("0.25", 25), ("0.5", 50), ("0.75", 75), ("1", 100)])
def test_a_mark_gives_the_attempt_its_result_and_is_logged(client, answer, points, percent):
    trainer = sign_in(client, Role.TRAINER)
    page = mark(client, answer, points, "Brakuje AED.")
    assert "zapisana" in said(page)[0]
    answer.refresh_from_db()
    assert (answer.points, answer.comment, answer.marked_by) == (Decimal(points), "Brakuje AED.", trainer)
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.percent) == ("graded", percent)
    entry = registry.get_logs_for_instance(answer).get()
    assert (entry.action, entry.user, entry.data["points"]) == ("quizzes.mark", trainer, points)
    assert "Ala" not in entry.label


@pytest.mark.parametrize("points", ["", "2", "-1", "0.3"])
def test_other_points_are_refused_beside_the_field(client, answer, points):
    sign_in(client, Role.TRAINER)
    page = mark(client, answer, points)
    assert page.context["form"].errors["points"]
    assert essays.waiting().exists()


def test_a_comment_is_not_needed(client, answer):
    sign_in(client, Role.TRAINER)
    mark(client, answer, "0.5", "")
    assert not essays.waiting().exists()


def test_the_next_answer_to_the_same_question_opens(client, essay):
    other = make_question("essay", text="Inne")
    for question in (essay, other, essay):
        take([question], ["Dzwonię pod 112."])
    first, between, following = Answer.objects.order_by("pk")
    sign_in(client, Role.TRAINER)
    assert mark(client, first).redirect_chain[-1][0] == door(following)
    assert mark(client, following).redirect_chain[-1][0] == door(between)
    assert mark(client, between).redirect_chain[-1][0] == QUEUE


def test_the_second_of_two_markers_is_told(client, answer, basia):
    sign_in(client, Role.TRAINER)
    essays.mark(answer=answer, points=Decimal("0.5"), comment="Krótko.", by=basia, now=NOW)
    page = mark(client, answer, "1")
    assert "ocenił już ktoś inny" in said(page)[0]
    answer.refresh_from_db()
    assert (answer.points, answer.marked_by) == (Decimal("0.5"), basia)


def test_who_opens_a_marked_answer_is_told_and_goes_on(client, answer, basia):
    sign_in(client, Role.TRAINER)
    essays.mark(answer=answer, points=Decimal(1), comment="", by=basia, now=NOW)
    page = client.get(door(answer), follow=True)
    assert page.redirect_chain[-1][0] == QUEUE
    assert "ocenił już ktoś inny" in said(page)[0]


def test_an_answer_that_changed_while_it_was_read_is_read_again(client, essay, ala):
    attempt = start([essay], rules=CHECK, person=ala)
    attempts.save_answer(attempt=attempt, ref=essay.ref, value="Nie wiem co.", now=NOW)
    read_one = Answer.objects.get()
    attempts.save_answer(attempt=attempt, ref=essay.ref, value="Dzwonię pod 112 i uciskam.", now=NOW)
    sign_in(client, Role.TRAINER)
    page = mark(client, read_one, "0")
    assert "zmieniła się" in said(page)[0]
    assert "uciskam" in read(page)
    assert essays.waiting().exists()
