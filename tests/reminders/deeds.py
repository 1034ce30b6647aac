"""What the tests of the post office do over and over."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email import message_from_bytes, policy

from django.db import connection

from reminders import deliver, outbox
from reminders.models import Message

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # noon in Warsaw
State = Message.State


def post(person, *, kind="deed", key="k", due_at=NOON):
    return outbox.post(person=person, kind=kind, key=key, context={"about": "zażółć"}, due_at=due_at)


def run(now=NOON, **options):
    return deliver.deliver_waiting_messages(now=now, **options)


def only() -> Message:
    return Message.objects.get()


def opened(raw: bytes):
    return message_from_bytes(raw, policy=policy.default)


def at_once(work, *, workers: int) -> None:
    """Do the work in several threads at the same time, each with its own connection; what one raises, the test raises."""
    barrier = threading.Barrier(workers)

    def one(_number):
        barrier.wait()
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(one, range(workers)))
