"""A hundred thousand guessed verification codes: how many hit, what each costs, and whether the answers give anything away."""

import logging
import statistics
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice

from tests.benchmarks import staging

CERTIFICATES = 1_000
TIMED = 400  # answers of each kind
ONE, MANY = "10.0.0.1", (f"10.{a}.{b}.{c}" for a in range(1, 200) for b in range(200) for c in range(200))


def main() -> None:
    parser = staging.arguments("guessed-codes", __doc__ or "")
    parser.add_argument("--guesses", type=int, default=100_000, help="codes asked of the rules")
    parser.add_argument("--requests", type=int, default=2_000, help="codes asked of the pages")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    with staging.stage():
        plant()
        counts = {"certificates": CERTIFICATES, **guess(options.guesses), **ask(options.requests)}
        ratios, conditions = compare(), staging.conditions()
    for name, number in {**counts, **ratios}.items():
        print(f"{name:28} {number}")
    staging.report("guessed-codes", ratios=ratios, counts=counts, conditions=conditions, as_json=options.json)


def plant() -> None:
    from certificates.models import Certificate
    from tests.benchmarks.certificates import certificates

    made = list(certificates(CERTIFICATES))
    for one in made:
        one.course_key, one.refresh_on, one.valid_until = one.public_id, "2027-11-20", "2028-11-20"
    Certificate.objects.bulk_create(made, batch_size=200)


def guess(count: int) -> dict[str, int]:
    """Ask the rules about well-formed codes, the best that a guesser can do; count hits and queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from certificates import codes, verification

    today, hits, queries = timezone.localdate(), 0, set()
    for number in range(count):
        if number % 1000:
            verdict = verification.look_up(codes.new_code(), today=today)
        else:
            with CaptureQueriesContext(connection) as asked:
                verdict = verification.look_up(codes.new_code(), today=today)
            queries.add(len(asked))
        hits += verdict.status != verification.Status.UNKNOWN
    if len(queries) != 1:
        raise AssertionError(f"The number of queries varies: {queries}")
    return {"guesses": count, "hits": hits, "queries_of_a_guess": queries.pop()}


def ask(count: int) -> dict[str, int]:
    """Ask the pages, first from one address, then from many; count what is answered and how many kinds of answers there are."""
    from django.test import Client

    from certificates import codes, storing

    drawn = []
    real, storing.store_pdf = storing.store_pdf, drawn.append
    try:
        from_one = [visit(Client(), codes.new_code(), ONE) for _request in range(count // 2)]
        from_many = [visit(Client(), codes.new_code(), next(MANY)) for _request in range(count // 2)]
    finally:
        storing.store_pdf = real
    visits = [*from_one, *from_many]
    return {
        "requests": len(visits),
        "answered_to_one_address": sum(one.status_code == 200 for one in from_one),
        "answered_to_many_addresses": sum(one.status_code == 200 for one in from_many),
        "kinds_of_answers": len({one.content for one in visits if one.status_code == 200}),
        "cookies": sum(len(one.cookies) for one in visits),
        "drawn": len(drawn),
    }


def visit(client, code: str, address: str):
    """Return the answer, with the code that was asked for taken out of it."""
    from certificates.codes import in_groups

    response = client.get(f"/pl/certificates/verify/{code}/", REMOTE_ADDR=address)
    for written in (code, in_groups(code)):
        response.content = response.content.replace(written.encode(), b"")
    return response


def compare() -> dict[str, float]:
    """Compare how long answers take: a wrong code with one that cannot be a code, and with one that is right."""
    from certificates import codes
    from certificates.models import Certificate

    wrong = (codes.new_code() for _code in range(TIMED))
    impossible = ("A" * codes.LENGTH for _code in range(TIMED))
    right = islice(cycle(Certificate.objects.values_list("code", flat=True)[:100]), TIMED)
    times = typical_times({"wrong": wrong, "impossible": impossible, "right": right})
    return {
        "impossible_vs_wrong": round(times["impossible"] / times["wrong"], 3),
        "right_vs_wrong": round(times["right"] / times["wrong"], 3),
    }


def typical_times(kinds: dict[str, Iterable[str]]) -> dict[str, float]:
    """Return the median time that the rules take for each kind, asked in turn so that all meet the same weather."""
    from django.utils import timezone

    from certificates import verification

    today, taken = timezone.localdate(), {name: [] for name in kinds}
    for asked in zip(*kinds.values(), strict=True):
        for name, code in zip(kinds, asked, strict=True):
            taken[name].append(seconds(lambda code=code: verification.look_up(code, today=today)))
    return {name: statistics.median(each) for name, each in taken.items()}


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
