"""The statistics pages over a million stored answers, beside a plain aggregate over the same rows."""

import sys
import time
import tracemalloc
from collections.abc import Callable
from uuid import uuid4

from tests.benchmarks import staging

QUESTIONS = 20
PLAIN = "SELECT question, COUNT(*), AVG(points) FROM quizzes_answer GROUP BY question"


def main() -> None:
    parser = staging.arguments("statistics", __doc__ or "")
    parser.add_argument("--answers", type=int, default=1_000_000)
    options = parser.parse_args()
    with staging.stage():
        measure(options.answers, as_json=options.json)


def measure(wanted: int, *, as_json: bool) -> None:
    from django.db import connection
    from django.urls import reverse

    from quizzes.models import Answer
    from tests.benchmarks import answers

    subject = uuid4()
    began = time.perf_counter()
    paper = answers.fill(attempts_wanted=wanted // QUESTIONS, questions=QUESTIONS, subject=subject)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    stored = Answer.objects.count()
    print(f"{stored:,} answers stored in {time.perf_counter() - began:.0f} s", flush=True)

    client = trainer()
    pages = {
        "quizzes": reverse("quiz_statistics"),
        "quiz": reverse("quiz_statistics_quiz", args=[subject]),
        "question": reverse("quiz_statistics_question", args=[paper.content["questions"][0]["ref"]]),
    }
    queries = {name: queries_of(lambda url=url: open_page(client, url)) for name, url in pages.items()}
    took = {name: staging.seconds(lambda url=url: open_page(client, url)) for name, url in pages.items()}
    plain = staging.seconds(aggregate)
    for name, seconds in took.items():
        print(f"page of {name:9} {seconds:7.3f} s  {queries[name]} queries")
    print(f"plain aggregate   {plain:7.3f} s  {PLAIN}")
    ratio = round(took["quiz"] / plain, 2)
    memory = memory_of(lambda: open_page(client, pages["quiz"]))
    print(f"the quiz's page takes {ratio} times the plain aggregate, and {memory} MB of memory")
    staging.report(
        "statistics",
        ratios={"million_vs_plain_aggregate": ratio},
        counts={"queries.quiz": queries["quiz"], "queries.question": queries["question"], "answers": stored},
        conditions=staging.conditions()
        | {
            "questions": QUESTIONS,
            "megabytes.quiz": memory,
            "seconds.plain": round(plain, 3),
            **{f"seconds.{name}": round(seconds, 3) for name, seconds in took.items()},
        },
        as_json=as_json,
    )


def trainer():
    """Return the browser of a trainer who has signed in."""
    from django.test import Client

    from accounts.roles import Role, give_role
    from tests.factories import PersonFactory

    person = PersonFactory(username="trenerka")
    give_role(person, Role.TRAINER)
    client = Client()
    client.force_login(person)
    return client


def open_page(client, url: str) -> None:
    answer = client.get(url)
    if answer.status_code != 200:
        sys.exit(f"{url} answered {answer.status_code}")


def aggregate() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(PLAIN)
        cursor.fetchall()


def queries_of(work: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    work()
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def memory_of(work: Callable[[], None]) -> float:
    """Return the megabytes that Python holds at most while it works, above what it held before."""
    tracemalloc.start()
    try:
        work()
        return round(tracemalloc.get_traced_memory()[1] / 1_000_000, 1)
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    main()
