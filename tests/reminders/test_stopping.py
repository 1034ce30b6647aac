"""Asked to stop, a real Celery worker ends the letter in hand and takes no other."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from celery import Celery

from home.running import broker

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 60  # one letter each
PLAN = f"from tests.reminders.soaking import children; children.prepare({PEOPLE}); children.plan()"


@pytest.fixture
def product(tmp_path, relay):
    """The environment of a product of its own: a folder, a broker, a relay."""
    url = f"redis://127.0.0.1:{broker.free_port()}/0"
    with running(broker.command(tmp_path / "broker", url)):
        wait_until(lambda: broker.answers(url))
        yield {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.reminders.soaking.settings",
            "DATA_DIR": str(tmp_path),
            "REDIS_URL": url,
            "EMAIL_URL": f"smtp://127.0.0.1:{relay.controller.port}",
            "SOAK_BEGAN": str(time.time()),
            "SOAK_WAVE": "3600",
        }


@contextmanager
def running(command, environment=None):
    one = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield one
    finally:
        one.kill()
        one.wait()


def wait_until(is_so, patience=60.0):
    until = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.02)


@pytest.mark.services
def test_a_celery_worker_ends_the_letter_in_hand_and_takes_no_other(product, relay, tmp_path):
    relay.before_taking = lambda: time.sleep(0.15)
    subprocess.run([sys.executable, "-c", PLAN], cwd=ROOT, env=product, check=True)
    worker = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "2", "--loglevel", "ERROR"]
    with running(worker, product) as worker:
        Celery(broker=product["REDIS_URL"]).send_task("reminders.tasks.deliver_waiting_messages")
        wait_until(lambda: len(relay.taken) >= 3)
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=60)
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        states = dict(database.execute("SELECT state, count(*) FROM reminders_message GROUP BY state"))
    assert states == {"sent": len(relay.taken), "waiting": PEOPLE - len(relay.taken)}
    assert states["waiting"] > PEOPLE / 2
