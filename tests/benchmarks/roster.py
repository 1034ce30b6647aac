"""A school's list of 10,000 pupils, by its form: upload, the page that shows it, import, and the same file once more."""

import time
from collections.abc import Callable

from tests.benchmarks import staging
from tests.benchmarks.statistics import memory_of, open_page


def main() -> None:
    parser = staging.arguments("roster", __doc__ or "")
    parser.add_argument("--lines", type=int, default=10_000)
    options = parser.parse_args()
    with staging.stage():
        measure(options.lines, as_json=options.json)


def measure(lines: int, *, as_json: bool) -> None:
    from tests import factories
    from tests.benchmarks.pages import browser_of
    from tests.schools import files

    client = browser_of(factories.PersonFactory(is_superuser=True))
    data = files.many_pupils(lines)
    figures: dict[str, dict] = {}
    for number in range(3):  # a fresh school each time: one run for the clock, one for the queries, one for the memory
        school = factories.make_school(name=f"Szkoła {number}")
        go_through(client, school, data, figures, [seconds_of, queries_of, memory_of][number])
    for step, found in figures.items():
        print(f"{step:12} {found['seconds_of']:7.2f} s {found['queries_of']:4} queries {found['memory_of']:6.1f} MB")
    staging.report(
        "roster",
        ratios={},
        counts={f"queries.{step}": found["queries_of"] for step, found in figures.items()} | {"lines": lines},
        conditions=staging.conditions()
        | {f"seconds.{step}": round(found["seconds_of"], 2) for step, found in figures.items()}
        | {f"megabytes.{step}": found["memory_of"] for step, found in figures.items()},
        as_json=as_json,
    )


def seconds_of(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def queries_of(work: Callable[[], object]) -> int:
    """Count without a run before: an import is made once."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def go_through(client, school, data: bytes, figures: dict, measured: Callable) -> None:
    from django.urls import reverse

    from schools.models import ClassMembership, RosterUpload
    from tests.schools import deeds

    def upload():
        assert client.post(deeds.upload_url(school), deeds.upload_form(data)).status_code == 302

    def address(name: str) -> str:
        return reverse(f"schools:{name}", args=[RosterUpload.objects.filter(school=school).latest("pk").uuid])

    def confirm():
        assert client.post(address("roster_confirm")).status_code == 302

    steps = {
        "upload": upload,
        "preview": lambda: open_page(client, address("roster_report")),
        "last_page": lambda: open_page(client, f"{address('roster_report')}?page=last"),
        "import": confirm,
        "upload_again": upload,
        "again": lambda: open_page(client, address("roster_report")),
    }
    for name, step in steps.items():
        figures.setdefault(name, {})[measured.__name__] = measured(step)
    pupils = ClassMembership.objects.filter(school_class__school=school).count()
    assert pupils == data.count(b"\n") - 1, pupils


if __name__ == "__main__":
    main()
