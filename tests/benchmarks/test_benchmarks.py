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
    assert told["name"].replace("-", "_") == name
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
    told = measured("pages", "--learners", "1100", "--reads", "2", "--only-queries")
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


@pytest.mark.slow
def test_a_list_of_pupils_is_measured_from_the_upload_to_the_import():
    counts = measured("roster", "--lines", "90")["counts"]
    assert counts["queries.upload"] + counts["queries.preview"] <= 30
    assert counts["lines"] == 90


@pytest.mark.slow
def test_workers_that_are_killed_all_the_time_make_one_whole_bundle():
    """At 8 random points of 60; `script/bench killed-workers` does 30 of 500."""
    counts = measured("killed_workers", "--certificates", "60", "--kills", "8")["counts"]
    assert counts["kills"] >= 6, counts  # one that is done already cannot be killed
    assert counts["in_the_zip"] == 60, counts
    assert (counts["missing"], counts["twice"], counts["strange"], counts["left_over"]) == (0, 0, 0, 0), counts


@pytest.mark.slow
def test_guessed_codes_hit_nothing_and_learn_nothing():
    """Five hundred; `script/bench guessed-codes` asks a hundred thousand."""
    told = measured("guessed_codes", "--guesses", "500", "--requests", "200")
    counts = told["counts"]
    assert (counts["hits"], counts["cookies"], counts["drawn"]) == (0, 0, 0)
    assert counts["queries_of_a_guess"] == counts["kinds_of_answers"] == 1
    assert counts["answered_to_one_address"] in {30, 60}  # a minute may end meanwhile
    assert counts["answered_to_many_addresses"] == 100
    assert 0.5 < told["ratios"]["impossible_vs_wrong"] < 2


@pytest.mark.slow
def test_flipped_bytes_are_noticed():
    """Every hundredth; `script/bench flipped-bytes` flips them all."""
    counts = measured("flipped_bytes", "--step", "100")["counts"]
    assert counts["unchanged"] == 0
    assert counts["changed"] == counts["tried"] > 200
