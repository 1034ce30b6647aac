"""The whole product, started as `script/server` starts it, in a folder of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from email import policy
from email.parser import BytesParser
from pathlib import Path

from tests import databases

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = [f"{app.parent.name}/**/*" for app in ROOT.glob("*/apps.py")] + ["site/assets/**/*", "site/config/**/*"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Product:
    """A running site. `url` has no slash at the end."""

    def __init__(self, data_dir: Path):
        self.data_dir = data_dir
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = data_dir.parent / f"{data_dir.name}.log"

    def environment(self) -> dict:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "USER", "TMPDIR") if name in os.environ}
        return kept | {
            "PORT": str(self.port),
            "DATA_DIR": str(self.data_dir),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }

    def start(self, *, patience: float = 180) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "run_all"],
            cwd=ROOT,
            env=self.environment(),
            stdout=self.log.open("a"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"The product stopped at once:\n{self.log.read_text()[-4000:]}")
            if self.health().get("status") == "ok":
                return
            time.sleep(0.3)
        health = self.health()
        self.stop()
        raise RuntimeError(f"The product did not become healthy: {health}\n{self.log.read_text()[-4000:]}")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)

    def processes(self, part: str = "") -> list[int]:
        """Return the processes that live in the product's folder and whose command has these words."""
        listed = subprocess.run(["ps", "axeww", "-o", "pid,command"], capture_output=True, text=True).stdout
        mine = [line for line in listed.splitlines() if f"DATA_DIR={self.data_dir}" in line and part in line]
        return [int(line.split()[0]) for line in mine]

    def health(self) -> dict:
        try:
            with urllib.request.urlopen(f"{self.url}/health/", timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            return json.loads(refused.read() or b"{}")
        except OSError:
            return {}

    def manage(self, *arguments: str) -> str:
        """Run a management command against the same data."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def python(self, code: str) -> str:
        """Run a few lines of Python inside the product, for what no page offers (reading the database)."""
        return self.manage("shell", "-v", "0", "-c", code).strip()

    def letters_to(self, address: str) -> list:
        """Return the letters in the mail folder to an address, oldest first."""
        letters = [
            BytesParser(policy=policy.default).parsebytes(path.read_bytes())
            for path in sorted((self.data_dir / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        ]
        return [letter for letter in letters if address in letter["To"]]

    def wait_for_letter(self, address: str, *, about: str, patience: float = 60):
        """Return the letter whose subject has these words."""
        return wait_for(
            lambda: next((letter for letter in self.letters_to(address) if about in letter["Subject"]), None),
            f"a letter to {address} about {about!r}; there are {[str(m['Subject']) for m in self.letters_to(address)]}",
            patience=patience,
        )


def ready_product(data_dir: Path) -> Product:
    """Return a product (not started yet) that has its starter content, demo accounts and static files already.

    The first one that is asked for is made, started and stopped; the others are copies of it.
    """
    model = Path(tempfile.gettempdir()) / f"bk-product-{databases.fingerprint(*PRODUCT)}"
    with databases.one_at_a_time(model.name):
        if not model.exists():
            half = Product(model.with_suffix(".half"))
            shutil.rmtree(half.data_dir, ignore_errors=True)
            half.start()
            half.stop()
            half.data_dir.rename(model)
    shutil.copytree(model, data_dir)
    return Product(data_dir)


def wait_for(ask, what: str, *, patience: float = 60):
    """Ask until the answer is true; say what was waited for when it never is."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.2)
    raise AssertionError(f"Waited {patience:.0f} s for {what}")
