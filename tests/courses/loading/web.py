"""The product's own web server, with the settings of gunicorn.conf.py, on the database of this process."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from home.running.broker import free_port

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60  # seconds until it answers


def database_url() -> str:
    """Return the address of the database that this process works on."""
    from django.conf import settings

    name = settings.DATABASES["default"]["NAME"]
    named = os.environ.get("DATABASE_URL")
    return urlsplit(named)._replace(path=f"/{name}").geturl() if named else f"sqlite:///{name}"


def environment(port: int) -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "tests.courses.loading.settings",
        "DATABASE_URL": database_url(),
        "BIND": f"127.0.0.1:{port}",
    }


@contextmanager
def server(log: Path) -> Iterator[int]:
    """Serve until the block ends; give the port."""
    port = free_port()
    # Rate limits live in the database here, as in production; the tests' template has no table for them.
    subprocess.run([sys.executable, "manage.py", "createcachetable"], cwd=ROOT, env=environment(port), check=True)
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py")],
            cwd=ROOT,
            env=environment(port),
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_alive(process, port, log)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_until_alive(process: subprocess.Popen, port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/livez/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The web server did not start:\n{log.read_text()[-3000:]}")
