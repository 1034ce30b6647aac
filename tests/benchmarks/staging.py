"""A throwaway database for a benchmark, the clock, and the line that ends every benchmark."""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def arguments(name: str, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"script/bench {name}", description=about)
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    return parser


@contextmanager
def stage() -> Iterator[None]:
    """Set Django up on a database of its own, migrated and empty: SQLite, or PostgreSQL where DATABASE_URL names one."""
    with tempfile.TemporaryDirectory(prefix="bk-bench-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        sys.path[:0] = [str(ROOT / "site")]
        import django

        django.setup()
        from django.db import connections

        from tests import databases

        name = f"{folder}/bench.sqlite3" if databases.on_sqlite() else f"bk_bench_{os.getpid()}"
        databases.make(name)
        databases.go_to(name)
        try:
            yield
        finally:
            connections["default"].close()
            databases.drop(name)


def seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """Return how long the work takes: the median of several runs, after one that nobody times."""
    work()
    taken = []
    for _run in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def conditions() -> dict[str, object]:
    from django.db import connection

    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("SELECT sqlite_version()" if sqlite else "SHOW server_version")
        version = cursor.fetchone()[0]
    return {
        "database": f"{connection.vendor} {version}",
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
    }


def report(name: str, *, ratios: dict, counts: dict, conditions: dict, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"name": name, "ratios": ratios, "counts": counts, "conditions": conditions}))
