"""Two beats and two workers at once, with a real broker and a real relay: every letter exactly once."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.controller import Controller

from home.running.broker import answers, command, free_port

ROOT = Path(__file__).resolve().parents[3]
PEOPLE, WAVE = 20, 15  # everybody is written to every 15 seconds
STATES = (
    "from reminders.models import Message; from django.db.models import Count;"
    "print(dict(Message.objects.values_list('state').annotate(Count('pk'))))"
)
MAKE_PEOPLE = f"from tests.reminders.soaking import children; children.people({PEOPLE})"


class Relay:
    """Counts the letters that arrive, by Message-ID."""

    def __init__(self):
        self.arrived, self.lock = Counter(), threading.Lock()

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            self.arrived[message_from_bytes(envelope.content)["Message-ID"]] += 1
        return "250 OK"


def soak(minutes: float) -> dict:
    """Run for so many minutes; return what was planned, what arrived, and what arrived twice."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bk-soak-")))
        relay = Relay()
        smtp = Controller(relay, hostname="127.0.0.1", port=free_port())
        smtp.start()
        stack.callback(smtp.stop)
        redis_url = f"redis://127.0.0.1:{free_port()}/0"
        environment = os.environ | {
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.reminders.soaking.settings",
            "DATA_DIR": str(folder / "data"),
            "EMAIL_URL": f"smtp://127.0.0.1:{smtp.port}",
            "REDIS_URL": redis_url,
            "SOAK_BEGAN": str(time.time()),
            "SOAK_WAVE": str(WAVE),
        }

        def python(*arguments):
            done = subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
            )
            return done.stdout.strip()

        def part(name, *arguments):
            log = stack.enter_context((folder / f"{name}.log").open("w"))
            process = subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=log, stderr=log)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return process

        part("broker", *command(folder / "broker", redis_url))
        while not answers(redis_url):
            time.sleep(0.1)
        python("manage.py", "migrate", "-v", "0")
        python("manage.py", "createcachetable")
        python("manage.py", "shell", "-v", "0", "-c", MAKE_PEOPLE)
        celery = [sys.executable, "-m", "celery", "--app", "tests.reminders.soaking.celery_app:app", "--quiet"]
        for number in (1, 2):
            part(f"worker{number}", *celery, "worker", "-c", "2", "-n", f"w{number}@%h", "--loglevel", "warning")
        beats = [
            part(f"beat{number}", *celery, "beat", "--schedule", str(folder / f"beat{number}"), "--pidfile", "")
            for number in (1, 2)
        ]
        time.sleep(minutes * 60)
        for beat in beats:
            beat.terminate()
        time.sleep(8)
        states = json.loads(python("manage.py", "shell", "-v", "0", "-c", STATES).replace("'", '"'))
        return {
            "minutes": minutes,
            "planned": sum(states.values()),
            "states": states,
            "arrived": sum(relay.arrived.values()),
            "arrived_twice": sum(1 for count in relay.arrived.values() if count > 1),
            "lost": sum(states.values()) - len(relay.arrived),
        }


def main() -> int:
    result = soak(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
    print(json.dumps(result))
    return int(bool(result["arrived_twice"] or result["lost"] or not result["planned"]))


if __name__ == "__main__":
    sys.exit(main())
