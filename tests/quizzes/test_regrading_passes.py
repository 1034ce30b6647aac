"""A regrade takes no pass by itself, and runs twice, halfway and beside another worker all the same."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from quizzes import regrading, tasks
from quizzes.models import Attempt, Regrade, RegradeChange
from quizzes.regrading import applying
from quizzes.signals import attempt_graded
from tests.factories import PersonFactory, make_question
from tests.quizzes.regrades import STRICT, Mode, do, fresh, repair, turn_key
from tests.quizzes.taking import NOW, right, take, wrong

pytestmark = pytest.mark.django_db


# --- the pass


@pytest.fixture
def losing(ala):
    """An attempt that passed by a wrong key, regraded."""
    question = make_question()
    attempt = take([question], [right(question)], rules=STRICT, person=ala)
    turn_key(question)
    return do(question), attempt, question


def test_nobody_loses_a_pass_by_a_regrade(losing):
    regrade, attempt, _question = losing
    change = regrade.changes.get()
    assert (change.passed_before, change.passed_after, change.decision) == (True, False, "pending")
    assert (fresh(attempt).passed, fresh(attempt).percent) == (True, 0)


def test_the_signal_never_tells_of_a_lost_pass(ala):
    question = make_question()
    take([question], [right(question)], rules=STRICT, person=ala)
    turn_key(question)
    heard = []

    def hear(sender, attempt, **kwargs):
        heard.append(attempt.passed)

    attempt_graded.connect(hear)
    try:
        do(question)
    finally:
        attempt_graded.disconnect(hear)
    assert heard == [True]


def test_a_person_may_let_the_pass_stand(losing, basia):
    regrade, attempt, _question = losing
    change = regrading.decide(change=regrade.changes.get(), keep=True, by=basia, now=NOW)
    assert (change.decision, change.decided_by, change.decided_at) == ("kept", basia, NOW)
    assert fresh(attempt).passed


def test_a_person_may_take_the_pass(losing, basia):
    regrade, attempt, _question = losing
    assert regrading.decide(change=regrade.changes.get(), keep=False, by=basia, now=NOW).decision == "taken"
    assert fresh(attempt).passed is False


def test_a_decision_is_made_once(losing, basia, cezary):
    regrade, attempt, _question = losing
    change = regrade.changes.get()
    regrading.decide(change=change, keep=True, by=basia, now=NOW)
    with pytest.raises(regrading.AlreadyDecided):
        regrading.decide(change=change, keep=False, by=cezary, now=NOW)
    assert fresh(attempt).passed


def test_a_pass_that_was_let_stand_is_not_lost_again_by_the_next_regrade(basia):
    question, other = make_question(), make_question(text="Inne")
    attempt = take([question, other], [right(question), right(other)], rules=STRICT)
    turn_key(question)
    regrading.decide(change=do(question).changes.get(), keep=True, by=basia, now=NOW)
    turn_key(other)
    change = do(other).changes.get()
    assert (change.percent_after, change.passed_before, change.passed_after, change.decision) == (0, True, True, "none")
    assert fresh(attempt).passed


def test_nobody_has_to_decide_when_a_later_regrade_gives_the_pass(losing):
    regrade, attempt, question = losing
    do(question, Mode.ALL_RIGHT)
    assert not regrading.pending(regrade).exists()
    assert fresh(attempt).passed


def test_a_pass_is_won(ala):
    question = make_question()
    attempt = take([question], [wrong(question)], rules=STRICT, person=ala)
    turn_key(question)
    change = do(question).changes.get()
    assert (change.passed_before, change.passed_after, change.decision) == (False, True, "none")
    assert fresh(attempt).passed


# --- twice, halfway, beside another


def test_a_second_run_changes_nothing():
    question = make_question()
    take([question], [wrong(question)], rules=STRICT)
    turn_key(question)
    regrade = do(question)
    finished = regrade.finished_at
    tasks.apply_regrades()
    assert regrading.apply(regrade, now=timezone.now())
    assert regrade.changes.count() == 1
    assert regrade.finished_at == finished


def test_killed_halfway_it_goes_on_where_it_stopped(monkeypatch):
    question = make_question()
    taken = [take([question], [wrong(question)], rules=STRICT) for _number in range(3)]
    turn_key(question)
    regrade = regrading.order(repair=repair(question), text="x", reason="x", by=PersonFactory(), now=timezone.now())
    grade, done = applying.grading.grade, []

    def dies_at_the_second(attempt, **kwargs):
        done.append(attempt)
        if len(done) == 2:
            raise KeyboardInterrupt
        return grade(attempt, **kwargs)

    monkeypatch.setattr(applying.grading, "grade", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        regrading.apply(regrade, now=timezone.now())
    assert sorted(fresh(attempt).percent for attempt in taken) == [0, 0, 100]
    monkeypatch.undo()
    tasks.apply_regrades()
    assert [fresh(attempt).percent for attempt in taken] == [100, 100, 100]
    assert regrade.changes.count() == 3
    regrade.refresh_from_db()
    assert regrade.finished_at


def test_an_odd_attempt_does_not_keep_the_others_waiting(monkeypatch):
    question = make_question()
    taken = [take([question], [wrong(question)], rules=STRICT) for _number in range(3)]
    turn_key(question)
    regrade = regrading.order(repair=repair(question), text="x", reason="x", by=PersonFactory(), now=timezone.now())
    grade = applying.grading.grade

    def cannot(attempt, **kwargs):
        if attempt.pk == taken[0].pk:
            raise ValueError("odd")
        return grade(attempt, **kwargs)

    monkeypatch.setattr(applying.grading, "grade", cannot)
    assert not regrading.apply(regrade, now=timezone.now())
    assert [fresh(attempt).percent for attempt in taken] == [0, 100, 100]
    regrade.refresh_from_db()
    assert regrade.finished_at is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_at_once_regrade_each_attempt_once():
    question = make_question()
    for _number in range(4):
        take([question], [wrong(question)], rules=STRICT, subject=uuid4())
    turn_key(question)
    regrade = regrading.order(repair=repair(question), text="x", reason="x", by=PersonFactory(), now=timezone.now())

    def work():
        try:
            regrading.apply(Regrade.objects.get(pk=regrade.pk), now=timezone.now())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert RegradeChange.objects.count() == 4
    assert set(Attempt.objects.values_list("percent", flat=True)) == {100}
