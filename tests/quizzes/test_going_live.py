"""A wrong answer to a safety-critical question never goes without the reason why it is wrong."""

import pytest

from accounts.roles import Role
from quizzes.editor.rearranging import problem_with
from quizzes.going_live import CannotGoLive
from quizzes.models import Question
from tests.factories import ANSWERS, make_question, option
from tests.quizzes.editors import bank_url, question_form, sign_in

pytestmark = pytest.mark.django_db
SILENT = {"options": [option("100–120", right=True), option("60"), option("200", explanation="Za szybko.")]}


def draft(kind="single", answer=None, **fields):
    question = make_question(kind, answer=answer, live=False, **fields)
    question.save_revision()
    return question


def test_a_critical_question_names_the_wrong_answers_that_have_no_reason():
    question = draft(answer=SILENT | {"keep_order": False}, critical=True)
    with pytest.raises(CannotGoLive, match="„60”") as refused:
        question.get_latest_revision().publish()
    assert "200" not in refused.value.reasons[0]
    assert not Question.objects.get(pk=question.pk).live
    assert "„60”" in problem_with(question)


def test_in_a_critical_scenario_each_harmful_choice_tells_its_consequence():
    start, *others = ANSWERS["scenario"]["nodes"]
    help_him, wait = start["choices"]
    silent = {"nodes": [start | {"choices": [help_him | {"feedback": ""}, wait | {"feedback": " "}]}, *others]}
    with pytest.raises(CannotGoLive, match="„Czekam”") as refused:
        draft("scenario", answer=silent, critical=True).get_latest_revision().publish()
    assert "Podchodzę" not in refused.value.reasons[0]


@pytest.mark.parametrize("kind", ["numeric", "truefalse", "order", "rhythm", "hotspot"])
def test_where_no_option_has_a_reason_of_its_own_the_explanation_gives_it(kind):
    with pytest.raises(CannotGoLive, match="wyjaśnienia"):
        draft(kind, critical=True, explanation="").get_latest_revision().publish()
    explained = draft(kind, critical=True, explanation="Bo tak działa serce.")
    explained.get_latest_revision().publish()
    assert Question.objects.get(pk=explained.pk).live


def test_any_other_question_may_be_silent():
    question = draft(answer=SILENT | {"keep_order": False}, explanation="")
    question.get_latest_revision().publish()
    assert Question.objects.get(pk=question.pk).live


def test_what_was_published_before_may_be_saved_as_it_is():
    question = make_question(answer=SILENT | {"keep_order": False}, critical=True)
    question.difficulty = 3
    question.save()
    assert Question.objects.get(pk=question.pk).difficulty == 3


def test_the_form_saves_the_draft_and_says_what_is_missing_before_publishing(client):
    sign_in(client, Role.REVIEWER)
    question = draft(critical=True)
    value = {"options": [option("100–120", right=True), option("60")], "keep_order": False}
    form = question_form(question.category, "single", value, is_critical="on", explanation="Bo tak.")
    assert client.post(bank_url("edit", question.pk), form).status_code == 302
    refused = client.post(bank_url("edit", question.pk), form | {"action-publish": "true"})
    assert "dlaczego jest zła" in refused.content.decode()
    assert not Question.objects.get(pk=question.pk).live
    good = question_form(question.category, "single", ANSWERS["single"], is_critical="on", explanation="Bo tak.")
    client.post(bank_url("edit", question.pk), good | {"action-publish": "true"})
    assert Question.objects.get(pk=question.pk).live
