"""A bundle whose workers are killed all the time, at random points: in the end one whole ZIP, nothing twice, nothing left over."""

import logging
import multiprocessing
import os
import random
import signal
import time
import zipfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from tests.benchmarks import staging

PATIENCE = 120  # seconds for one worker to get as far as it has to


def main() -> None:
    parser = staging.arguments("killed-workers", __doc__ or "")
    parser.add_argument("--certificates", type=int, default=500)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=None, help="of the points at which workers are killed")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**9) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    logging.disable(logging.WARNING)
    with staging.stage():
        began = time.monotonic()
        bundle = order(options.certificates)
        killed = build_under_fire(bundle, kills=options.kills, luck=random.Random(seed))
        counts = look_at(bundle, expected=options.certificates) | {"kills": killed, "seed": seed}
        conditions = staging.conditions() | {"seconds": round(time.monotonic() - began, 1)}
    print("  ".join(f"{name} {count}" for name, count in counts.items()))
    staging.report("killed-workers", ratios={}, counts=counts, conditions=conditions, as_json=options.json)


def order(count: int):
    """Order a bundle of so many certificates that have no file yet. The doorbell is off: sweeps find the work."""
    from certificates import bundles
    from certificates.models import Certificate
    from reminders.doorbell import doorbell
    from tests.benchmarks.certificates import certificates
    from tests.factories import PersonFactory

    doorbell.silent_until = float("inf")
    made = list(certificates(count))
    for number, one in enumerate(made):
        one.course_key, one.number = one.public_id, f"BK/2026/{number:06d}"
        one.facts = one.facts | {"holder_surname_first": one.facts["holder_name"]}
        one.refresh_on = one.valid_until = "2028-11-20"
    Certificate.objects.bulk_create(made, batch_size=100)
    wanted = Certificate.objects.order_by("pk")
    return bundles.order_bundle(requested_by=PersonFactory(), certificates=wanted, title=f"{count} zaświadczeń")


def build_under_fire(bundle, *, kills: int, luck: random.Random) -> int:
    """Start a worker, kill it when the bundle has come to a random point, and so on; then let one finish. Count the kills."""
    from django.db.models import F

    from certificates import bundles
    from certificates.models import Bundle, Certificate

    warm_up(Certificate.objects.first())
    points = sorted(
        luck.randrange(bundle.total * 19 // 20) for _kill in range(kills)
    )  # after that a worker is done too soon
    killed = 0
    for point in points:
        worker = start_worker()
        wait_until(lambda point=point: Bundle.objects.get(pk=bundle.pk).done >= point, worker)
        time.sleep(luck.uniform(0, 0.03))
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
        killed += worker.exitcode == -signal.SIGKILL
        # The time passes after which nobody waits for this worker any more (one that was killed at once had claimed nothing).
        Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.BUILDING).update(
            claimed_at=F("claimed_at") - bundles.CLAIM_HOLDS - timedelta(seconds=1)
        )
    last = start_worker()
    last.join()
    return killed


def warm_up(certificate) -> None:
    """Lay the plate out once, here: every worker is a copy of this process."""
    from certificates import rendering

    rendering.render(certificate)


def start_worker() -> multiprocessing.Process:
    from django.db import connections

    connections.close_all()
    worker = multiprocessing.get_context("fork").Process(target=sweep)
    worker.start()
    return worker


def sweep() -> None:
    from certificates.tasks import build_waiting_bundles

    build_waiting_bundles()


def wait_until(it_is_so, worker) -> None:
    until = time.monotonic() + PATIENCE
    while worker.is_alive() and not it_is_so():
        if time.monotonic() > until:
            raise TimeoutError("The worker does not get on.")
        time.sleep(0.002)


def look_at(bundle, *, expected: int) -> dict[str, int]:
    """Count what is in the ZIP and what lies around."""
    from django.conf import settings

    from certificates.models import Certificate
    from certificates.signing.checking import Finding, check

    bundle.refresh_from_db()
    if not bundle.is_ready:
        raise AssertionError(f"The bundle is {bundle.state}: {bundle.error}")
    with bundle.file.open() as file, zipfile.ZipFile(file) as archive:
        if archive.testzip():
            raise AssertionError("The ZIP is broken.")
        names = archive.namelist()
        checked = [check(archive.read(name)) for name in names if name.endswith(".pdf")]
    held = Counter(one.identifier for one in checked if one.finding == Finding.UNCHANGED)
    wanted = set(Certificate.objects.values_list("public_id", flat=True))
    lying = [path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()]
    known = {str(one) for one in [*wanted, bundle.public_id]}
    return {
        "certificates": expected,
        "in_the_zip": len(checked),
        "missing": len(wanted - set(held)),
        "twice": sum(held.values()) - len(held) + len(names) - len(set(names)),
        "strange": len(set(held) - wanted) + len(checked) - sum(held.values()),
        "left_over": sum(path.name.partition(".")[0] not in known for path in lying) + len(lying) - expected - 1,
    }


if __name__ == "__main__":
    main()
