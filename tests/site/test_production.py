"""The production settings for real: PostgreSQL, Redis, gunicorn, worker, beat and an SMTP relay as local processes."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as KeepMessages

from home.running.broker import free_port
from tests.journeys.product import ROOT, wait_for

sys.path.insert(0, str(ROOT / "script"))
from with_services import postgres, redis_server

pytestmark = [pytest.mark.services]

FINISH = """
from django.contrib.auth import get_user_model
from courses.models import CoursePage
from home.seeding.demo import learn
person = get_user_model().objects.create_user("ewa", "ewa@example.org", "tajne-haslo-1", first_name="Ewa", last_name="Żuk")
learn(person, CoursePage.objects.get(code="K7", locale__language_code="pl"), lessons=2, exam=True)
"""
PDF = "from certificates.models import Certificate; print(Certificate.objects.exclude(rendered_at=None).count())"


class Relay(KeepMessages):
    def __init__(self):
        super().__init__()
        self.letters = []

    def handle_message(self, message):
        self.letters.append(message)


def test_production_runs_on_postgresql_and_redis(tmp_path):
    with ExitStack() as stack:
        tmp_path.chmod(0o755)
        for parent in tmp_path.parents[:3]:
            parent.chmod(0o755)
        relay = Relay()
        smtp = Controller(relay, hostname="127.0.0.1", port=free_port())
        smtp.start()
        stack.callback(smtp.stop)
        port = free_port()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        }
        environment |= {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SECRET_KEY": "k" * 25 + "9" * 30,
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "SITE_URL": f"http://localhost:{port}",
            "HTTPS": "off",
            "DATABASE_URL": stack.enter_context(postgres(tmp_path)),
            "REDIS_URL": stack.enter_context(redis_server(tmp_path)),
            "EMAIL_URL": f"smtp://127.0.0.1:{smtp.port}",
            "DATA_DIR": str(tmp_path / "data"),
            "BIND": f"127.0.0.1:{port}",
        }

        def manage(*arguments):
            done = subprocess.run(
                [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
            return done.stdout.strip()

        def part(*command):
            log = (tmp_path / f"{command[-1].strip('/')[-12:]}.log").open("w")
            process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
            stack.callback(process.wait, timeout=60)
            stack.callback(process.terminate)

        manage("migrate", "--noinput", "-v", "0")
        manage("createcachetable")
        manage("seed")
        manage("collectstatic", "--noinput", "-v", "0")
        part("gunicorn", "--config", "gunicorn.conf.py")
        part("celery", "--app", "config", "worker", "--concurrency", "1", "--loglevel", "warning")
        part("celery", "--app", "config", "beat", "--schedule", str(tmp_path / "beat"), "--pidfile", "")

        def healthy():
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
                    return answer.status == 200
            except OSError:
                time.sleep(0.3)
                return False

        wait_for(healthy, "production to be healthy", patience=90)
        manage("shell", "-v", "0", "-c", FINISH)
        wait_for(lambda: manage("shell", "-v", "0", "-c", PDF) == "1", "the certificate's PDF", patience=90)
        wait_for(lambda: relay.letters, "the letter at the relay", patience=90)
        assert [letter["To"] for letter in relay.letters] == ["ewa@example.org"]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/pl/", timeout=20) as page:
            assert "krakow-demo-2026" not in page.read().decode()
