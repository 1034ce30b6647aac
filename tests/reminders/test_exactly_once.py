"""The promise of the post office, kept by real processes that are killed: nothing twice, nothing lost without a trace.

`python -m tests.reminders.soak --minutes 10` is the long form.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.services
def test_four_processes_that_are_killed_over_and_over_double_nothing_and_lose_nothing():
    """Each plans and delivers, on one SQLite file; the relay refuses, is slow, and hangs up before and after."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATA_DIR"}}
    done = subprocess.run(
        [sys.executable, "-m", "tests.reminders.soak", "--minutes", "0.1", "--json"],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])["counts"]
    assert counts["planned"] >= 100
    assert counts["kills"] >= 3
    assert counts["missed"] == 0
    assert counts["letters_doubled"] == 0
    assert counts["letters_lost"] == 0
    assert counts["failed_but_taken"] == 0
    assert counts["sent"] + counts["unknown"] + counts["failed"] == counts["planned"]
    assert counts["ended_badly"] == 0
