"""What the processes of the soak do. The fork server imports this once: a killed process is replaced in no time."""

import json
import os
from datetime import timedelta
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.reminders.soaking.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from reminders import claims  # noqa: E402
from reminders.deliver import deliver_waiting_messages  # noqa: E402
from reminders.due import post_due_reminders  # noqa: E402
from reminders.management.commands import run_due  # noqa: E402
from reminders.models import Message  # noqa: E402
from tests import databases  # noqa: E402

# Minutes become moments, so that what died and what was put off comes back while the soak lasts.
claims.CLAIM_HOLDS = timedelta(seconds=2)
claims.WAITS = [timedelta(milliseconds=200)] * 7


def prepare(number_of_people: int) -> None:
    """Make the database (on SQLite from the tests' template) and the people."""
    if databases.on_sqlite():
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        databases.make(str(settings.DATABASES["default"]["NAME"]))
    else:
        call_command("migrate", verbosity=0)
    people(number_of_people)


def people(number: int) -> None:
    user = get_user_model()
    user.objects.bulk_create(user(username=f"soak-{one}", email=f"soak-{one}@example.org") for one in range(number))


def plan() -> None:
    post_due_reminders(today=timezone.localdate())


def plan_and_deliver(at_work) -> None:
    """One of several processes that each are a beat and a worker; `at_work` is set once it listens to signals."""

    def plan_and_say_so(**options):
        at_work.set()
        return post_due_reminders(**options)

    run_due.post_due_reminders = plan_and_say_so
    call_command("run_due", loop=True, pause=0.05)


def finish() -> None:
    """Plan a last time, deliver what is still waiting, and settle what died."""
    plan()
    while Message.objects.filter(state__in=["waiting", "sending"]).exists():
        deliver_waiting_messages(now=timezone.now() + claims.CLAIM_HOLDS)


def outcome(place: str) -> None:
    """Write the state and the Message-ID of every letter to the place."""
    Path(place).write_text(json.dumps(list(Message.objects.values_list("state", "message_id", "key"))))
