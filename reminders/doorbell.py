"""Wake a worker. Nothing depends on it: a sweep finds every row within a minute."""

import logging
import time

from django.db import transaction

log = logging.getLogger(__name__)

SILENCE = 30.0  # seconds without ringing after the broker did not answer


class Doorbell:
    """Rings a task's bell; never raises, and does not wait for a broker that was silent a moment ago."""

    def __init__(self) -> None:
        self.silent_until = 0.0

    def ring(self, task, *arguments) -> bool:
        """Queue the task; return whether the broker took it."""
        if time.monotonic() < self.silent_until:
            return False
        try:
            task.apply_async(args=arguments, retry=False)
        except Exception as problem:  # whatever is wrong with the broker, the deed stands
            self.silent_until = time.monotonic() + SILENCE
            log.warning("The broker did not take %s: %s", task.name, problem)
            return False
        return True

    def ring_after_commit(self, task, *arguments) -> None:
        transaction.on_commit(lambda: self.ring(task, *arguments))


doorbell = Doorbell()
