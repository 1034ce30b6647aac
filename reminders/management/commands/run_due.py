"""Do what is due without Celery."""

import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from reminders.deliver import deliver_waiting_messages
from reminders.due import post_due_reminders


class Command(BaseCommand):
    help = "Write down the reminders that are due and deliver what waits: once, or for ever with --loop."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on until SIGTERM")
        parser.add_argument("--pause", type=float, default=60.0, help="seconds between two rounds (default 60)")

    def handle(self, *, loop: bool, pause: float, **options):
        self.stopping = False
        signal.signal(signal.SIGTERM, self.stop)
        while True:
            new = post_due_reminders(today=timezone.localdate())
            counts = deliver_waiting_messages(now=timezone.now())
            if new or counts:
                self.stdout.write(f"{new} new, {dict(counts)}")
            if not loop or self.stopping:
                return
            close_old_connections()
            time.sleep(pause)

    def stop(self, *_signal):
        self.stopping = True
