"""Run the whole product on the embedded default."""

import fcntl
import hashlib
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from importlib.metadata import distributions
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.models import SeededItem
from home.running import broker, supervisor
from home.seeding.demo import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    help = "Set up what is missing in DATA_DIR, then run web, worker, beat and broker until Ctrl-C."
    requires_system_checks = []

    def handle(self, **options):
        self.port = int(os.environ.get("PORT", "8000"))
        self.be_the_only_one()
        self.check_port()
        crew = supervisor.Supervisor()
        crew.listen()
        try:
            environment = self.start_broker(crew)
            self.prepare()
            for name, command in self.parts().items():
                crew.add(supervisor.Child(name, command, environment))
            if crew.watch_until(self.is_healthy, patience=120):
                self.welcome()
                crew.watch_until(lambda: False)
            elif not crew.stopping.is_set():
                raise CommandError("The product did not become healthy within two minutes. The log above says why.")
        except supervisor.CannotRun as problem:
            raise CommandError(str(problem)) from problem
        finally:
            print("Stopping …", flush=True)
            crew.stop()
            print("Stopped.", flush=True)

    def be_the_only_one(self) -> None:
        """Two products in one folder would share a database and quarrel over the rest."""
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        self.lock = (settings.DATA_DIR / "running.lock").open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise CommandError(
                f"The product is already running on {settings.DATA_DIR}. Stop it first, or choose another DATA_DIR and PORT."
            ) from held

    def check_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError as taken:
                raise CommandError(
                    f"Port {self.port} is in use. Choose another: PORT={self.port + 1} script/server"
                ) from taken

    def start_broker(self, crew) -> dict[str, str]:
        environment = {"PYTHONPATH": f"{settings.ROOT}{os.pathsep}{settings.SITE_FOLDER}", "PYTHONUNBUFFERED": "1"}
        if broker.is_named():
            url = settings.REDIS_URL
        else:
            url = f"redis://127.0.0.1:{broker.free_port()}/0"
            crew.add(supervisor.Child("broker", broker.command(settings.DATA_DIR / "broker", url)))
        if not crew.watch_until(lambda: broker.answers(url), patience=20):
            raise CommandError(f"The broker at {url} does not answer.")
        current_app.conf.broker_url = url  # for what this process itself queues while it prepares
        return environment | {"REDIS_URL": url}

    def prepare(self) -> None:
        say = self.stdout.write
        say("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if not SeededItem.objects.exists():
            say("Making the starter content and the demo accounts (once) …")
        call_command("seed", demo=settings.SHOW_DEMO_ACCOUNTS, verbosity=0)
        call_command("update_index", verbosity=0)
        self.collect_static()

    def collect_static(self) -> None:
        """Gather the static files when ours or a package's have changed."""
        stamp = settings.DATA_DIR / "static.stamp"
        state = static_state()
        if stamp.exists() and stamp.read_text() == state:
            return
        self.stdout.write("Gathering static files (once) …")
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(state)

    def parts(self) -> dict[str, list[str]]:
        """Return the commands of web, worker and beat, in the order in which they start."""
        python = sys.executable
        celery = [python, "-m", "celery", "--app", "config", "--quiet"]
        return {
            "web": [
                python,
                "-m",
                "gunicorn",
                "config.wsgi:application",
                "--bind",
                f"127.0.0.1:{self.port}",
                "--config",
                str(settings.ROOT / "gunicorn.conf.py"),
            ],
            "worker": [
                *celery,
                "worker",
                "--loglevel",
                "warning",
                "--concurrency",
                "2",
                "--without-gossip",
                "--without-mingle",
            ],
            "beat": [
                *celery,
                "beat",
                "--loglevel",
                "warning",
                "--schedule",
                str(settings.DATA_DIR / "beat-schedule"),
                "--pidfile",
                "",
            ],
        }

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=5) as answer:
                return answer.status == 200
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.2)
            return False

    def welcome(self) -> None:
        lines = [
            "",
            "Bezpieczny Kraków is running.",
            "",
            f"  Site     {settings.SITE_URL}/",
            f"  Editor   {settings.SITE_URL}/admin/",
        ]
        if settings.MAILBOX_IN_BROWSER:
            lines.append(f"  Letters  {settings.SITE_URL}/mail/")
        if settings.SHOW_DEMO_ACCOUNTS:
            lines += ["", f"  Demo accounts (password of each: {PASSWORD})"]
            lines += [f"    {account.username:<13}{account.role.label}" for account in ACCOUNTS]
        self.stdout.write("\n".join([*lines, "", "  Ctrl-C stops everything.", ""]))
        self.stdout.flush()


def static_state() -> str:
    """Return a name for the static files as they are: ours by content, the packages' by version."""
    told = hashlib.sha256()
    for package in sorted(f"{one.name}=={one.version}" for one in distributions()):
        told.update(package.encode())
    for path in sorted(Path(settings.SITE_FOLDER, "assets").rglob("*")):
        if path.is_file():
            told.update(str(path).encode() + path.read_bytes())
    return told.hexdigest()
