"""Wake a worker. Nothing depends on it: a sweep finds every row within a minute."""

import logging
import threading
import time

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)

SILENCE = 30.0  # seconds without ringing after the broker did not answer
# Celery's own connection tries again for six seconds, which a learner who sends an answer would feel.
IMPATIENCE = {
    "socket_connect_timeout": 0.3,
    "socket_timeout": 0.3,
    "connect_retries_timeout": 0.3,
    "max_retries": 0,
    "interval_start": 0,
}


class Doorbell:
    """Rings a task's bell. Never raises, never waits longer than 0.7 s, and not again while the broker is silent."""

    def __init__(self) -> None:
        self.silent_until = 0.0
        self.of_this_thread = threading.local()

    def ring(self, task, *arguments) -> bool:
        """Queue the task; return whether the broker took it."""
        if time.monotonic() < self.silent_until:
            return False
        try:
            task.apply_async(args=arguments, retry=False, connection=self.line())
        except Exception as problem:  # whatever is wrong with the broker, the deed stands
            self.silent_until = time.monotonic() + SILENCE
            log.warning("The broker did not take %s: %s", task.name, problem)
            return False
        return True

    def ring_after_commit(self, task, *arguments) -> None:
        transaction.on_commit(lambda: self.ring(task, *arguments))

    def line(self):
        """Return this thread's connection to the broker; it is opened by the first task, and again when it broke."""
        if not hasattr(self.of_this_thread, "line"):
            self.of_this_thread.line = current_app.connection_for_write(transport_options=IMPATIENCE)
        return self.of_this_thread.line


doorbell = Doorbell()
