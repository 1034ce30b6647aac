"""A class takes an exam at once on a bad network, against the real web server. The whole form: python -m tests.courses.load"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.services

ROOT = Path(__file__).resolve().parents[2]


def test_every_acknowledged_answer_is_kept_and_every_score_is_the_markers():
    done = subprocess.run(
        [sys.executable, "-m", "tests.courses.load", "--clients", "25", "--questions", "10", "--json"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stdout, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["wrong"] == []
    assert told["counts"]["attempts_graded"] == 25
    assert told["counts"]["answers_kept"] == 250
    assert told["counts"]["cut"] > 10
    assert told["counts"]["repeated"] > 20
