"""The page where a person repeats what went wrong."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import mistakes
from quizzes.models import Attempt, Mistake
from tests.factories import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def missed(ala):
    question = make_question()
    mistakes.note(ala.pk, {question.ref: False}, now=timezone.now())
    return question


@pytest.fixture
def page(client, ala, settings):
    client.force_login(ala)
    return reverse("courses:repeat")


def test_who_has_missed_nothing_is_told_so(client, page):
    assert "Nie ma nic do powtórki" in client.get(page).content.decode()


def test_a_round_asks_what_was_missed_and_a_right_answer_clears_it(client, page, missed, ala):
    assert "Czeka 1 pytanie" in client.get(page).content.decode()
    client.post(page)
    assert missed.text in client.get(page).content.decode()
    right = Attempt.objects.get().paper.content["questions"][0]["key"]
    client.post(reverse("courses:repeat_answer", args=[missed.ref]), {"answer": right})
    assert Mistake.objects.get().cleared_at
    assert "Wszystko dobrze" in client.get(page).content.decode()
    client.post(page)
    assert "Nie ma nic do powtórki" in client.get(page).content.decode()


def test_an_empty_answer_is_told_what_to_do(client, page, missed):
    client.post(page)
    answer = client.post(reverse("courses:repeat_answer", args=[missed.ref]), {})
    assert answer.status_code == 422
    assert "Wybierz odpowiedź." in answer.content.decode()


def test_starting_twice_is_one_round(client, page, missed):
    client.post(page)
    client.get(page)
    assert Attempt.objects.count() == 1


def test_a_stranger_sees_only_what_is_hers(client, page, missed, cezary):
    client.post(page)
    client.force_login(cezary)
    assert missed.text not in client.get(page).content.decode()
    client.post(reverse("courses:repeat_answer", args=[missed.ref]), {"answer": "x"})
    assert not Attempt.objects.filter(learner=cezary).exists()


def test_who_is_not_signed_in_is_asked_to(client):
    assert "/accounts/login/" in client.get(reverse("courses:repeat")).url
