"""The benchmarks run, count what they measure, and end with the line that others read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def measured(name: str, *options: str) -> dict:
    """Run a benchmark and return what its last line says."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *options, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["name"] == name
    return told


@pytest.mark.slow
def test_the_statistics_are_measured():
    told = measured("statistics", "--answers", "400")
    assert told["counts"]["answers"] == 400
    assert told["counts"]["queries.quiz"] > 6
    assert told["ratios"]["million_vs_plain_aggregate"] > 0


def test_an_unknown_benchmark_is_told_and_the_known_ones_are_listed():
    done = subprocess.run([ROOT / "script" / "bench", "nonsense"], capture_output=True, text=True)
    assert done.returncode == 2
    assert all(name in done.stderr for name in ("nonsense", "pages", "statistics"))


@pytest.mark.slow
def test_the_pages_are_measured():
    told = measured("pages", "--learners", "1100", "--only-queries")
    assert told["counts"]["queries.emergency"] == 0
    assert 0 < told["counts"]["queries.own_lesson"] < 40
    assert set(told["ratios"]) == {
        "lesson_signed_in_vs_wagtail",
        "lesson_anonymous_vs_django",
        "answer_vs_django_row",
        "cost_100k_vs_1k",
    }


@pytest.mark.slow
def test_certificates_are_measured():
    told = measured("certificates", "--certificates", "20", "--naive", "2", "--many", "110")
    assert told["counts"]["certificates"] == 20
    assert told["ratios"]["fast_vs_naive_unsigned"] > 2
    assert told["ratios"]["fast_vs_naive_signed"] > 2
    assert told["ratios"]["rss_5000_vs_100"] > 0


@pytest.mark.slow
def test_a_class_of_300_and_a_large_school_cost_no_more_queries_than_small_ones():
    counts = measured("desk", "--school", "400")["counts"]
    assert counts["queries.class_30"] == counts["queries.class_300"] <= 15
    assert counts["queries.school_1000"] == counts["queries.school_10000"] <= 15
