"""Run the parts of the product as children of one process: in order, with one log, and without leaving any behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

QUICK_DEATH = 20.0  # seconds: a child that lives shorter counts as one that cannot start
TRIES = 5
PATIENCE = 25.0  # seconds between "please stop" and "stop"


def die_with_parent() -> None:
    """On Linux, let the kernel end this child when its parent is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


class CannotRun(Exception):
    """A part of the product does not stay up; the message is for the person at the keyboard."""


@dataclass
class Child:
    """One part. `ready`, when given, says whether it answers yet."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    quick_deaths: int = 0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which stops its children in order
            preexec_fn=die_with_parent,
        )
        threading.Thread(target=self.copy_log, args=(self.process,), daemon=True).start()

    def copy_log(self, process: subprocess.Popen) -> None:
        for line in process.stdout or ():
            sys.stdout.write(f"{self.name:>6} │ {line.decode(errors='replace').rstrip()}\n")
            sys.stdout.flush()

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def revive(self) -> None:
        """Start a child that died again. Raises CannotRun when it keeps dying at once."""
        quick = time.monotonic() - self.started_at < QUICK_DEATH
        self.quick_deaths = self.quick_deaths + 1 if quick else 0
        code = self.process.returncode if self.process else None
        if self.quick_deaths >= TRIES:
            raise CannotRun(f"{self.name} died {TRIES} times in a row (exit code {code}). Its log is above.")
        print(f"{self.name} ended unexpectedly (exit code {code}); starting it again.", flush=True)
        time.sleep(min(0.5 * 2**self.quick_deaths, 8))
        self.start()

    def stop(self) -> None:
        """Ask the child to finish what it holds; end it when it does not."""
        if self.process is None or not self.alive:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Supervisor:
    """Starts children in the order given, revives them, stops them in the reverse order."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.stopping = threading.Event()

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_arguments: self.stopping.set())

    def add(self, child: Child) -> Child:
        child.start()
        self.children.append(child)
        return child

    def watch_until(self, done: Callable[[], bool], *, patience: float | None = None) -> bool:
        """Keep the children alive until `done` or until we are asked to stop; return whether it was done."""
        until = time.monotonic() + patience if patience else None
        while not self.stopping.is_set():
            if done():
                return True
            for child in self.children:
                if not child.alive and not self.stopping.is_set():
                    child.revive()
            if until and time.monotonic() > until:
                return False
            self.stopping.wait(0.3)
        return False

    def stop(self) -> None:
        for child in reversed(self.children):
            child.stop()
