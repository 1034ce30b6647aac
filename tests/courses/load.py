"""A whole year of pupils takes an exam at once, on a bad network: every tenth request is sent twice, every twentieth
connection is cut before the reply.

    python -m tests.courses.load --clients 200 --questions 10 [--json]

Starts the product's web server on a SQLite file of its own, or on a database of its own beside the one that
DATABASE_URL names, and looks afterwards whether each answer that the server said it has is there, and whether each
score is the marker's.
"""

import argparse
import json
import os
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks import staging


def main(*, clients: int, questions: int, seed: int | None = None) -> dict:
    """Run it and return the counts; `wrong` lists what must not be."""
    with staging.stage():
        from django.urls import reverse

        from tests.courses.loading import cast, client, web

        course, exam = cast.make_exam(questions)
        learners = cast.make_learners(course, exam, count=clients, seed=seed)
        log = Path(os.environ["DATA_DIR"], "web.log")
        with web.server(log) as port:
            began = time.perf_counter()
            start_path = reverse("courses:start_exam", args=[exam.translation_key])
            network = client.take_all(port, learners, exam_path=exam.url, start_path=start_path)
            took = time.perf_counter() - began
        wrong = [problem for learner in learners for problem in problems_of(learner, exam)]
        wrong += [f"the server's log: {line}" for line in sorted(set(errors_in(log.read_text())))]
        wrong += [f"{name}: {times}" for name, times in network.counts.items() if name.startswith(("status_5", "gave"))]
        times = sorted(network.seconds)
        return {
            "counts": dict(sorted(network.counts.items())) | outcome(exam),
            "wrong": wrong,
            "seconds": round(took, 1),
            "requests_a_second": round(len(times) / took, 1),
            "reply_ms": {
                "median": round(statistics.median(times) * 1000),
                "p95": round(times[int(len(times) * 0.95)] * 1000),
                "longest": round(times[-1] * 1000),
            },
            "conditions": staging.conditions() | {"clients": clients, "questions": questions},
        }


def errors_in(log: str) -> list[str]:
    """Return the last lines of the tracebacks in a log."""
    return re.findall(r"^(?:\w+\.)*\w*(?:Error|Exception)\b.*$", log, re.MULTILINE)


def problems_of(learner, exam) -> list[str]:
    """Compare what one learner was told with what the database holds, and its score with the marker's."""
    from certificates.models import Certificate
    from quizzes import grading, marking
    from quizzes.models import Attempt

    who = learner.person.username
    taken = list(Attempt.objects.filter(learner=learner.person, subject=exam.translation_key).select_related("paper"))
    if len(taken) != 1:
        return [f"{who} has {len(taken)} attempts"]
    attempt = taken[0]
    kept = {answer.question: (answer.revision, answer.value) for answer in attempt.answers.all()}
    found = [
        f"{who}: {ref} was acknowledged as {told} and is {kept.get(ref)}"
        for ref, told in learner.acknowledged.items()
        if kept.get(ref) != told
    ]
    asked = {question["ref"] for question in attempt.paper.content["questions"]}
    found += [f"{who}: {ref} was never acknowledged" for ref in asked - set(learner.acknowledged)]
    due = marking.mark(attempt.paper.content, {ref: value for ref, (_rev, value) in learner.acknowledged.items()})
    expected = ("graded", grading.as_decimal(due.score), due.percent, due.passed)
    if (attempt.state, attempt.score, attempt.percent, attempt.passed) != expected:
        found.append(f"{who}: the result is {attempt.score} ({attempt.state}), the marker says {due.score}")
    if f"Wynik: {due.percent}%" not in learner.shown:
        found.append(f"{who} was not shown {due.percent}%")
    certificates = Certificate.objects.filter(holder=learner.person).count()
    if certificates != int(due.passed):
        found.append(f"{who} has {certificates} certificates, passed: {due.passed}")
    return found


def outcome(exam) -> dict:
    from certificates.models import Certificate
    from quizzes.models import Answer, Attempt

    attempts = Attempt.objects.filter(subject=exam.translation_key)
    return {
        **{f"attempts_{state}": number for state, number in Counter(attempts.values_list("state", flat=True)).items()},
        "passed": attempts.filter(passed=True).count(),
        "answers_kept": Answer.objects.filter(attempt__in=attempts).count(),
        "certificates": Certificate.objects.count(),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--questions", type=int, default=10)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    wanted = parser.parse_args()
    told = main(clients=wanted.clients, questions=wanted.questions, seed=wanted.seed)
    if wanted.json:
        print(json.dumps({"name": "load-exam"} | told))
    else:
        for name, number in told["counts"].items():
            print(f"{name:>20}  {number}")
        print({name: told[name] for name in ("seconds", "requests_a_second", "reply_ms", "conditions")})
        print("\n".join(told["wrong"][:20]) or "Nothing is lost, nothing is wrong.")
    raise SystemExit(bool(told["wrong"]))
