"""The benchmarks run, count what they measure, and end with the line that others read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_statistics_are_measured():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.statistics", "--answers", "400", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["name"] == "statistics"
    assert told["counts"]["answers"] == 400
    assert told["counts"]["queries.quiz"] > 6
    assert told["ratios"]["million_vs_plain_aggregate"] > 0


def test_an_unknown_benchmark_is_told_and_the_known_ones_are_listed():
    done = subprocess.run([ROOT / "script" / "bench", "nonsense"], capture_output=True, text=True)
    assert done.returncode == 2
    assert all(name in done.stderr for name in ("nonsense", "pages", "statistics"))


@pytest.mark.slow
def test_the_pages_are_measured():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.pages", "--learners", "1100", "--only-queries", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["counts"]["queries.emergency"] == 0
    assert 0 < told["counts"]["queries.own_lesson"] < 40
    assert set(told["ratios"]) == {
        "lesson_signed_in_vs_wagtail",
        "lesson_anonymous_vs_django",
        "answer_vs_django_row",
        "cost_100k_vs_1k",
    }
