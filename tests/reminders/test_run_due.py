"""`manage.py run_due`: the same work without Celery."""

import os
import signal
import threading
import time

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from reminders import due, stopping
from reminders.models import Message
from reminders.registry import Due, reminder
from tests.reminders.deeds import State, only

pytestmark = pytest.mark.django_db


@pytest.fixture
def daily(ala, kinds):
    """A rule that has one letter, at any hour."""
    del kinds["deed"]
    reminder(kind="deed", optional=False)(lambda today: [Due(ala.pk, "k", {"about": "x"})])


def broken(today):
    raise RuntimeError


def test_once_means_planned_and_delivered_once(daily, capsys):
    call_command("run_due")
    assert only().state == State.SENT
    assert "1 new" in capsys.readouterr().out
    call_command("run_due")
    assert Message.objects.count() == 1
    assert capsys.readouterr().out == ""


def test_a_rule_that_fails_is_told_and_the_letters_go_out(daily, capsys):
    reminder(kind="broken")(broken)
    with pytest.raises(CommandError, match="broken"):
        call_command("run_due")
    assert only().state == State.SENT


def stop_when(is_time):
    """Send this process SIGTERM as soon as it is time."""

    def watch():
        until = time.monotonic() + 20
        while not is_time() and time.monotonic() < until:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def test_the_loop_outlives_rules_and_databases_that_fail(daily, monkeypatch):
    reminder(kind="broken")(broken)
    rounds = []
    ordinary = due.post_due_reminders

    def now_and_then(*, today):
        rounds.append(today)
        if len(rounds) == 2:
            raise OSError("the database went away")
        return ordinary(today=today)

    monkeypatch.setattr("reminders.management.commands.run_due.post_due_reminders", now_and_then)
    monkeypatch.setattr("reminders.management.commands.run_due.close_old_connections", lambda: None)
    stop_when(lambda: len(rounds) >= 3)
    call_command("run_due", "--loop", "--pause=0")
    assert len(rounds) >= 3
    assert only().state == State.SENT


def test_sigterm_ends_a_long_pause_at_once_and_gives_the_signals_back(kinds, monkeypatch):
    monkeypatch.setattr("reminders.management.commands.run_due.close_old_connections", lambda: None)
    before = signal.getsignal(signal.SIGTERM)
    begun = time.monotonic()
    stop_when(lambda: time.monotonic() > begun + 0.3)
    call_command("run_due", "--loop", "--pause=3600")
    assert time.monotonic() - begun < 5
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_new_loop_has_a_word_of_its_own():
    """What one process is told does not stop another that was forked from the same parent, nor the other way round."""
    before = stopping._word
    stopping.ask()
    stopping.begin_anew()
    assert not stopping.asked()
    assert before[0] == 1


def test_a_letter_of_a_deed_that_waits_is_delivered_too(ala, kinds):
    Message.objects.create(key="k", recipient=ala, kind="deed", context={"about": "x"}, due_at=timezone.now())
    call_command("run_due")
    assert only().state == State.SENT
