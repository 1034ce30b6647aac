"""Regrades in the editor: the dry run, the deed, the record, and who may decide about a pass."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from accounts.roles import Role
from quizzes import regrading, tasks
from quizzes.editor.regrading import views
from quizzes.models import Attempt, Regrade, RegradeChange
from tests.factories import make_question
from tests.quizzes.editors import bank_url, come_as, said, sign_in, strangers
from tests.quizzes.regrades import STRICT, do, put, turn_key
from tests.quizzes.taking import right, take, wrong

pytestmark = pytest.mark.django_db
HOW = {"mode": "new_key", "reason": "Zgłoszenie od nauczycielki"}


@pytest.fixture
def question(db):
    return make_question(text="Jakie tempo?")


@pytest.fixture
def two_attempts(question, ala, cezary):
    """Ala loses her pass by the repaired key and Cezary wins one."""
    lost = take([question], [right(question)], rules=STRICT, person=ala)
    won = take([question], [wrong(question)], rules=STRICT, person=cezary)
    turn_key(question)
    return lost, won


def door(question):
    return reverse("quiz_regrade_question", args=[question.ref])


def record(regrade):
    return reverse("quiz_regrade", args=[regrade.uuid])


def read(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def confirm(client, question, **values):
    dry_run = client.post(door(question), HOW | values)
    return client.post(door(question), HOW | values | {"apply": dry_run.context["seen"]}, follow=True)


# --- who may come in


@pytest.mark.parametrize("who", strangers())
def test_regrades_are_closed_to_strangers(client, request, question, two_attempts, who):
    regrade = do(question)
    come_as(client, request, who)
    for address in (reverse("quiz_regrades"), record(regrade), door(question)):
        for answer in (client.get(address), client.post(address, HOW | {"apply": "x", "decision": "keep-all"})):
            assert answer.status_code == 302
            assert "Jakie tempo" not in answer.content.decode()
    assert Regrade.objects.count() == 1
    assert regrading.pending(regrade).count() == 1


def test_a_trainer_sees_the_dry_run_and_may_not_apply_it(client, question, two_attempts):
    sign_in(client, Role.TRAINER)
    dry_run = client.post(door(question), HOW)
    assert 'name="apply"' not in dry_run.content.decode()
    client.post(door(question), HOW | {"apply": dry_run.context["seen"]})
    assert not Regrade.objects.exists()


@pytest.mark.parametrize("role", [Role.TRAINER, Role.REVIEWER])
def test_who_may_not_decide_about_passes_can_only_look(client, question, two_attempts, role):
    regrade = do(question)
    sign_in(client, role)
    page = client.get(record(regrade)).content.decode()
    assert "Decyduje administrator" in page
    assert "zaliczone, choć wynik już tego nie daje" in page
    client.post(record(regrade), {"decision": "take", "attempt": two_attempts[0].uuid})
    assert regrading.pending(regrade).count() == 1
    assert Attempt.objects.get(pk=two_attempts[0].pk).passed


def test_an_unknown_question_and_an_unknown_regrade_are_not_found(client):
    sign_in(client, Role.REVIEWER)
    assert client.get(reverse("quiz_regrade_question", args=[uuid4()])).status_code == 404
    assert client.get(reverse("quiz_regrade", args=[uuid4()])).status_code == 404


# --- from the question to the deed


def test_the_bank_and_the_form_lead_to_the_regrade(client, question):
    sign_in(client, Role.TRAINER)
    assert door(question) in client.get(bank_url("list")).content.decode()
    assert door(question) in client.get(bank_url("edit", question.pk)).content.decode()


def test_the_page_shows_the_key_that_is_in_the_bank(client, question):
    sign_in(client, Role.TRAINER)
    page = read(client.get(door(question)))
    assert "100–120 na minutę" in page
    assert "nieopublikowane zmiany" not in page


def test_the_page_warns_of_a_repair_that_is_not_published(client, question):
    question.save_revision()
    sign_in(client, Role.TRAINER)
    assert "nieopublikowane zmiany" in read(client.get(door(question)))


def test_an_essay_is_offered_no_new_key(client):
    essay = make_question("essay")
    sign_in(client, Role.REVIEWER)
    assert 'value="new_key"' not in client.get(door(essay)).content.decode()
    assert client.post(door(essay), HOW).context["form"].errors["mode"]


def test_a_reason_is_needed(client, question, two_attempts):
    sign_in(client, Role.REVIEWER)
    answer = client.post(door(question), HOW | {"reason": " "})
    assert answer.context["form"].errors["reason"]
    assert not Regrade.objects.exists()


def test_the_dry_run_lists_the_attempts_without_names_and_changes_nothing(client, question, two_attempts):
    sign_in(client, Role.REVIEWER)
    page = read(client.post(door(question), HOW))
    for attempt in two_attempts:
        assert str(attempt.uuid)[:8] in page
    for told in ("2 podej", "zaliczone → niezaliczone", "niezaliczone → zaliczone", "100%", "0%", HOW["reason"]):
        assert told in page
    for name in ("Ala", "Żółć", "ala@", "Cezary", "Obcy"):
        assert name not in page
    assert not Regrade.objects.exists()
    assert [attempt.percent for attempt in Attempt.objects.order_by("pk")] == [100, 0]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_dry_run_asks_the_database_as_often_for_one_attempt_as_for_three(
    client, question, how_many, django_assert_num_queries
):
    subject = uuid4()
    for _number in range(how_many):
        take([question], [wrong(question)], rules=STRICT, subject=subject)
    turn_key(question)
    sign_in(client, Role.REVIEWER)
    client.post(door(question), HOW)
    with django_assert_num_queries(15):
        client.post(door(question), HOW)


def test_what_does_not_fit_is_listed(client, question):
    attempt = take([question], [wrong(question)], rules=STRICT)
    put(question, {"options": [{"text": "x", "right": True}, {"text": "y", "right": False}], "keep_order": False})
    sign_in(client, Role.REVIEWER)
    page = read(client.post(door(question), HOW))
    assert str(attempt.uuid)[:8] in page
    assert "Nie ma czego zmieniać" in page
    assert 'name="apply"' not in page


def test_a_reviewer_applies_the_regrade_and_it_is_on_record(client, question, two_attempts):
    reviewer = sign_in(client, Role.REVIEWER)
    answer = confirm(client, question)
    regrade = Regrade.objects.get()
    assert (regrade.made_by, regrade.reason, regrade.mode) == (reviewer, HOW["reason"], "new_key")
    assert regrade.finished_at
    assert answer.redirect_chain[-1][0] == record(regrade)
    assert "Gotowe" in said(answer)[0]
    entry = registry.get_logs_for_instance(regrade).get()
    assert (entry.action, entry.user) == ("quizzes.regrade", reviewer)


def test_a_key_that_changed_between_the_dry_run_and_the_yes_is_shown_again(client, question, two_attempts):
    sign_in(client, Role.REVIEWER)
    dry_run = client.post(door(question), HOW)
    turn_key(question)
    answer = client.post(door(question), HOW | {"apply": dry_run.context["seen"]})
    assert "Klucz w banku właśnie się zmienił" in said(answer)[0]
    assert not Regrade.objects.exists()


def test_a_second_click_does_nothing(client, question, two_attempts):
    sign_in(client, Role.REVIEWER)
    confirm(client, question)
    answer = confirm(client, question)
    assert "Nie ma czego zmieniać" in read(answer)
    assert Regrade.objects.count() == 1


def test_many_attempts_are_left_to_the_worker(client, question, two_attempts, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE", 1)
    sign_in(client, Role.REVIEWER)
    answer = confirm(client, question)
    assert "zlecona" in said(answer)[0]
    assert "trwa" in read(answer)
    assert not RegradeChange.objects.exists()
    tasks.apply_regrades()
    assert RegradeChange.objects.count() == 2
    assert "gotowe" in read(client.get(record(Regrade.objects.get())))


# --- the record


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_says_who_when_why_and_how_much(client, how_many, django_assert_num_queries):
    for number in range(how_many):
        question = make_question(text=f"Pytanie {number}")
        take([question], [right(question)], rules=STRICT)
        turn_key(question)
        do(question, reason=f"Powód {number}")
    sign_in(client, Role.TRAINER)
    client.get(reverse("quiz_regrades"))
    with django_assert_num_queries(11):
        answer = client.get(reverse("quiz_regrades"))
    page = read(answer)
    for told in ("Pytanie 0", "Powód 0", "według klucza", "gotowe"):
        assert told in page
    assert [(row.attempts, row.moved, row.waiting) for row in answer.context["object_list"]] == [(1, 1, 1)] * how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_record_lists_what_moved_without_names(client, question, ala, basia, how_many, django_assert_num_queries):
    take([question], [wrong(question)], rules=STRICT, person=ala)
    for _number in range(how_many - 1):
        take([question], [wrong(question)], rules=STRICT)
    turn_key(question)
    regrade = do(question, by=basia)
    sign_in(client, Role.TRAINER)
    client.get(record(regrade))
    with django_assert_num_queries(14):
        answer = client.get(record(regrade))
    page = read(answer)
    assert "niezaliczone → zaliczone" in page
    assert len(answer.context["rows"]) == how_many
    for name in ("Ala", "Żółć", "Testowa"):
        assert name not in page


# --- decisions


@pytest.fixture
def administrator(client, two_attempts):
    return sign_in(client, Role.ADMINISTRATOR)


@pytest.mark.parametrize(("decision", "passed"), [("keep", True), ("take", False)])
def test_an_administrator_decides_about_a_pass(client, administrator, question, two_attempts, decision, passed):
    regrade = do(question)
    client.post(record(regrade), {"decision": decision, "attempt": two_attempts[0].uuid})
    change = regrade.changes.get(attempt=two_attempts[0])
    assert change.decided_by == administrator
    assert Attempt.objects.get(pk=two_attempts[0].pk).passed is passed
    assert registry.get_logs_for_instance(regrade).filter(action="quizzes.decide", user=administrator).count() == 1


def test_all_passes_may_be_let_stand_at_once(client, administrator, question):
    regrade = do(question)
    client.post(record(regrade), {"decision": "keep-all"})
    assert not regrading.pending(regrade).exists()


def test_nothing_chosen_and_nonsense_decide_nothing(client, administrator, question, two_attempts):
    regrade = do(question)
    answer = client.post(record(regrade), {"decision": "take", "attempt": "nonsense"}, follow=True)
    assert "Zaznacz" in said(answer)[0]
    assert client.post(record(regrade), {"decision": "burn"}).status_code == 404
    assert regrading.pending(regrade).count() == 1


def test_a_decision_that_somebody_else_made_first_stands(client, administrator, question, two_attempts, basia):
    regrade = do(question)
    regrading.decide(change=regrade.changes.get(attempt=two_attempts[0]), keep=True, by=basia, now=timezone.now())
    client.post(record(regrade), {"decision": "take", "attempt": two_attempts[0].uuid})
    assert regrade.changes.get(attempt=two_attempts[0]).decided_by == basia
    assert Attempt.objects.get(pk=two_attempts[0].pk).passed


def test_a_pass_of_another_regrade_is_not_decided_here(client, administrator, question, two_attempts):
    regrade = do(question)
    other = make_question(text="Inne")
    take([other], [right(other)], rules=STRICT)
    turn_key(other)
    second = do(other)
    client.post(record(second), {"decision": "take", "attempt": two_attempts[0].uuid})
    assert regrading.pending(regrade).count() == 1
