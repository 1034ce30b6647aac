"""Do what is due without Celery."""

import logging
import signal
import time
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from reminders import stopping
from reminders.deliver import deliver_waiting_messages
from reminders.due import RulesFailed, post_due_reminders

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Write down the reminders that are due and deliver what waits: once, or for ever with --loop."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on until SIGTERM or Ctrl-C")
        parser.add_argument("--pause", type=float, default=60.0, help="seconds between two rounds (default 60)")

    def handle(self, *, loop: bool, pause: float, **options):
        with listening():
            if not loop:
                self.do_one_round()
            while loop and not stopping.asked():
                self.do_one_round_at_least_partly()
                wait(pause)

    def do_one_round(self) -> None:
        failed = None
        try:
            new = post_due_reminders(today=timezone.localdate())
        except RulesFailed as problem:  # the letters that are written down go out all the same
            new, failed = 0, problem
        counts = deliver_waiting_messages(now=timezone.now())
        if new or counts:
            self.stdout.write(", ".join([f"{new} new", *(f"{count} {state}" for state, count in counts.items())]))
        if failed:
            raise CommandError(f"These rules failed: {failed}. The log says why.")

    def do_one_round_at_least_partly(self) -> None:
        """A rule that fails or a database that is away for a moment ends no loop."""
        try:
            self.do_one_round()
        except Exception:
            log.exception("A round did not go well; the next one comes")
        close_old_connections()


def wait(seconds: float) -> None:
    until = time.monotonic() + seconds
    while not stopping.asked() and (left := until - time.monotonic()) > 0:
        time.sleep(min(left, 0.2))


@contextmanager
def listening():
    """Let SIGTERM and Ctrl-C end the round after the letter in hand."""
    stopping.begin_anew()
    before = {number: signal.signal(number, stopping.ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
