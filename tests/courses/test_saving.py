"""The door through which a page saves answers while the learner goes on."""

import re
from itertools import permutations

import pytest
from django.test import Client
from django.urls import reverse

from courses import progress, saving
from courses.enrolment import enrol
from quizzes.models import Answer, Attempt

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_ala(client, ala):
    client.force_login(ala)
    saving.counts.clear()
    return client


@pytest.fixture
def attempt(as_ala, ala, course):
    enrolment = enrol(person=ala, course=course)
    *lessons, exam = progress.step_pages(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    as_ala.post(reverse("courses:start_exam", args=[exam.translation_key]))
    return Attempt.objects.get()


def asked(attempt):
    return attempt.paper.content["questions"][0]


def options(attempt):
    return [option["id"] for option in asked(attempt)["options"]]


def save(client, attempt, answer, revision=None, ref=None):
    form = {"answer": answer} | ({} if revision is None else {"revision": revision})
    return client.post(reverse("courses:save_answer", args=[attempt.uuid, ref or asked(attempt)["ref"]]), form)


def said(answer):
    return answer.status_code, answer.json().get("saved"), answer.json().get("reason")


def kept():
    answer = Answer.objects.get()
    return answer.value, answer.revision


def test_an_answer_is_kept_and_acknowledged_with_its_revision(as_ala, attempt):
    one, _other = options(attempt)
    answer = save(as_ala, attempt, one, 1)
    assert answer.json() == {"saved": True, "revision": 1, "seconds": None}
    assert kept() == ([one], 1)


def test_the_same_again_is_acknowledged_again_and_kept_once(as_ala, attempt):
    one, _other = options(attempt)
    assert {said(save(as_ala, attempt, one, 1)) for _time in range(3)} == {(200, True, None)}
    assert kept() == ([one], 1)


@pytest.mark.parametrize("order", list(permutations([1, 2, 3])))
def test_in_whatever_order_they_arrive_the_last_one_given_is_kept(as_ala, attempt, order):
    one, other = options(attempt)
    given = {1: one, 2: other, 3: one}
    for revision in order:
        save(as_ala, attempt, given[revision], revision)
    assert kept() == ([one], 3)


def test_what_is_not_kept_is_never_called_saved(as_ala, attempt):
    one, other = options(attempt)
    save(as_ala, attempt, one, 5)
    answer = save(as_ala, attempt, other, 4)
    assert said(answer) == (409, False, "newer")
    assert answer.json()["revision"] == 5
    assert said(save(as_ala, attempt, other, 5)) == (409, False, "newer")
    assert kept() == ([one], 5)


def test_the_form_itself_does_not_overwrite_a_later_answer_and_says_so(as_ala, attempt):
    one, other = options(attempt)
    save(as_ala, attempt, one, 5)
    url = reverse("courses:question", args=[attempt.uuid, 1])
    answer = as_ala.post(url, {"answer": other, "revision": 4})
    assert answer.status_code == 422
    assert "została później zmieniona" in answer.content.decode()
    assert 'data-revision="5"' in answer.content.decode()
    assert as_ala.post(url, {"answer": other, "revision": 6}).status_code == 302
    assert kept() == ([other], 6)


def test_the_form_without_script_is_always_the_latest(as_ala, attempt):
    one, other = options(attempt)
    save(as_ala, attempt, one, 5)
    as_ala.post(reverse("courses:question", args=[attempt.uuid, 1]), {"answer": other})
    assert kept() == ([other], 6)


def test_an_answer_that_cannot_be_read_leaves_the_kept_one(as_ala, attempt):
    one, _other = options(attempt)
    save(as_ala, attempt, one, 1)
    answer = save(as_ala, attempt, [], 2)
    assert said(answer) == (422, False, "unreadable")
    assert answer.json()["message"] == "Wybierz odpowiedź."
    assert kept() == ([one], 1)


def test_after_handing_in_nothing_is_added(as_ala, attempt):
    one, other = options(attempt)
    save(as_ala, attempt, one, 1)
    as_ala.post(reverse("courses:submit", args=[attempt.uuid]))
    assert said(save(as_ala, attempt, other, 2)) == (409, False, "closed")
    assert said(save(as_ala, attempt, [], 3)) == (409, False, "closed")
    assert Answer.objects.get(question=asked(attempt)["ref"]).value == [one]


def test_who_is_signed_out_is_told_so(as_ala, attempt):
    assert said(save(Client(), attempt, options(attempt)[0], 1)) == (401, False, "signed_out")


def test_a_stranger_saves_nothing(as_ala, attempt, cezary):
    stranger = Client()
    stranger.force_login(cezary)
    assert save(stranger, attempt, options(attempt)[0], 1).status_code == 404
    assert not Answer.objects.exists()


def test_a_question_that_is_not_asked_is_not_found(as_ala, attempt):
    assert save(as_ala, attempt, "x", 1, ref=attempt.uuid).status_code == 404


@pytest.mark.parametrize("revision", ["-1", "x", "99999999999", "1.5", "", "²"])
def test_a_revision_that_is_none_makes_the_answer_the_next_one(as_ala, attempt, revision):
    assert said(save(as_ala, attempt, options(attempt)[0], revision)) == (200, True, None)


def test_a_page_that_runs_wild_has_to_wait(as_ala, attempt, monkeypatch):
    monkeypatch.setattr(saving, "SAVES_A_MINUTE", 2)
    one, _other = options(attempt)
    answers = [save(as_ala, attempt, one, revision) for revision in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert saving.wait_for(attempt, now=0) == 0


def test_after_a_new_sign_in_a_fresh_copy_of_the_page_has_a_token_that_works(ala, attempt):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ala)
    page = reverse("courses:question", args=[attempt.uuid, 1])
    url = reverse("courses:save_answer", args=[attempt.uuid, asked(attempt)["ref"]])

    def with_token(token):
        form = {"answer": options(attempt)[0], "csrfmiddlewaretoken": token}
        return browser.post(url, form).status_code

    def token_in(html):
        return re.search(r'csrfmiddlewaretoken" value="(\w+)"', html).group(1)

    old = token_in(browser.get(page).content.decode())
    browser.cookies.pop("csrftoken")
    browser.get(reverse("account_logout"))  # a new cookie, as after signing in again
    assert with_token(old) == 403
    assert with_token(token_in(browser.get(page).content.decode())) == 200


def test_the_page_tells_its_script_whose_it_is_and_what_is_kept(as_ala, ala, cezary, attempt):
    save(as_ala, attempt, options(attempt)[0], 7)
    page = as_ala.get(reverse("courses:question", args=[attempt.uuid, 1])).content.decode()
    assert f'data-kept="{asked(attempt)["ref"]}:7"' in page
    assert f'data-person="{saving.person_token(ala)}"' in page
    assert saving.person_token(ala) != saving.person_token(cezary)
    assert "ala" not in saving.person_token(ala)


def test_a_save_costs_few_questions_to_the_database(as_ala, attempt, django_assert_num_queries):
    one, other = options(attempt)
    save(as_ala, attempt, one, 1)
    with django_assert_num_queries(9):
        save(as_ala, attempt, other, 2)
