"""Waking a worker: never raises, hardly waits, and leaves a silent broker alone for a while."""

import socket
import time

import pytest
from celery import Celery
from django.conf import settings as django_settings

from home.running.broker import free_port
from reminders import doorbell
from reminders.doorbell import Doorbell
from reminders.models import Message
from tests.reminders.deeds import State, post

LONGEST = 1.5  # seconds; the bell promises 0.7, a busy machine gets some more


def wake_up():
    """A task that nobody runs."""


@pytest.fixture
def bell_of(monkeypatch):
    """Return a bell, and a task of an app whose broker is at the port, with the settings of the product."""

    def make(port):
        app = Celery("bell", broker=f"redis://127.0.0.1:{port}/0", set_as_current=False)
        app.conf.broker_transport_options = django_settings.CELERY_BROKER_TRANSPORT_OPTIONS
        monkeypatch.setattr(doorbell, "current_app", app)
        return Doorbell(), app.task(wake_up)

    return make


def seconds(deed) -> float:
    begun = time.monotonic()
    assert deed() is False
    return time.monotonic() - begun


def test_a_broker_that_is_down_is_hardly_felt(bell_of):
    bell, task = bell_of(free_port())
    assert seconds(lambda: bell.ring(task)) < LONGEST


def test_a_broker_that_takes_the_call_and_says_nothing_is_hardly_felt(bell_of):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        bell, task = bell_of(silent.getsockname()[1])
        assert seconds(lambda: bell.ring(task)) < LONGEST


def test_a_broker_behind_a_black_hole_is_hardly_felt(bell_of):
    with socket.create_server(("127.0.0.1", 0), backlog=0) as hole:
        queue = [socket.socket() for _number in range(8)]  # a full backlog drops whoever calls
        for one in queue:
            one.setblocking(False)
            one.connect_ex(hole.getsockname())
        bell, task = bell_of(hole.getsockname()[1])
        assert seconds(lambda: bell.ring(task)) < LONGEST
        for one in queue:
            one.close()


def test_a_silent_broker_is_left_alone_for_half_a_minute(bell_of, monkeypatch):
    bell, task = bell_of(free_port())
    bell.ring(task)
    tried = []
    monkeypatch.setattr(task, "apply_async", lambda **options: tried.append(options))
    assert [bell.ring(task) for _ring in range(100)] == [False] * 100
    assert tried == []
    now = time.monotonic()
    monkeypatch.setattr("reminders.doorbell.time.monotonic", lambda: now + doorbell.SILENCE + 1)
    assert bell.ring(task) is True
    assert len(tried) == 1


@pytest.mark.parametrize("problem", [ConnectionRefusedError, KeyError, MemoryError])
def test_whatever_goes_wrong_with_the_bell_the_deed_stands(problem):
    class Task:
        name = "anything"

        def apply_async(self, **options):
            raise problem

    assert Doorbell().ring(Task()) is False


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_with_the_broker_down_a_letter_is_written_and_found_by_the_next_round(ala, kinds, bell_of, monkeypatch):
    bell, task = bell_of(free_port())
    monkeypatch.setattr("reminders.outbox.doorbell", bell)
    monkeypatch.setattr("reminders.tasks.deliver_waiting_messages", task)
    begun = time.monotonic()
    post(ala)
    assert time.monotonic() - begun < LONGEST
    assert Message.objects.get().state == State.WAITING
