"""Many certificates in one ZIP: ordered by a person, made by a worker, told apart by what the rows say.

A worker claims a bundle by writing its own moment into `claimed_at`; each step forward renews the claim and fails when
somebody else has it. A killed worker's bundle is free again after three minutes; no two workers finish the same one. What
is drawn stays drawn: who goes on only packs it.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from celery import signature
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from audit import ledger
from audit.deeds import Deed
from certificates import packing, storing
from certificates.models import BUNDLES_KEPT, Bundle, Certificate, private_storage
from courses.press.private_files import remove, remove_abandoned_halves, written_whole
from reminders.doorbell import doorbell

log = logging.getLogger(__name__)

Entry = Bundle.certificates.through
CLAIM_HOLDS = timedelta(minutes=3)  # longer than any one step takes
ROWS_KEPT = timedelta(days=90)
BOOKLET_HOLDS = 100  # certificates: a document is laid out in one piece, in memory; more come in volumes
MOST_PRINTED = 2000  # a worker lays them out in one shift, and cannot go on where another one stopped
AGAIN = [Bundle.State.FAILED, Bundle.State.STOPPED]


class ClaimLost(Exception):
    """Somebody else builds this bundle now."""


class TooMany(Exception):
    """More certificates than are laid out at once."""


def order_bundle(
    *,
    requested_by,
    certificates,
    title: str,
    form: str = Bundle.Form.ZIP,
    folders: dict[int, str] | None = None,
    place: dict | None = None,
) -> Bundle:
    """Ask for these certificates as one file. A second press of the button returns the bundle that is under way.

    Revoked certificates are left out, and those without a file for a reason (see `left_out`). `folders` puts certificates
    (by key) into folders of the ZIP, such as one for each class of a school. `place` says in whose log it stands.
    """
    certificates = list(certificates)
    wanted = list(dict.fromkeys(certificate.pk for certificate in certificates))
    with transaction.atomic():
        for running in unfinished().filter(requested_by=requested_by, title=title[:200], form=form):
            if order_of(running) == wanted:
                return running
        bundle = Bundle.objects.create(
            requested_by=requested_by,
            title=title[:200],
            form=form,
            folders={str(key): folder for key, folder in (folders or {}).items()},
        )
        Entry.objects.bulk_create([Entry(bundle=bundle, certificate_id=key) for key in wanted])
        bundle.total = packable(bundle).count()
        bundle.save(update_fields=["total"])
        call_worker(bundle)
        facts = {"certificates": len(wanted)} | (place or {})
        ledger.note(Deed.CERTIFICATES_ORDERED, by=requested_by, about=holders_of(certificates), **facts)
    return bundle


def holders_of(certificates) -> set[int]:
    return {one.holder_id for one in certificates if one.holder_id}


def order_of(bundle: Bundle) -> list[int]:
    """Return the keys of the certificates in the order in which they were asked for, such as the class register's."""
    return list(Entry.objects.filter(bundle=bundle).order_by("pk").values_list("certificate_id", flat=True))


def order_booklet(bundle: Bundle) -> Bundle:
    """Ask for the certificates of this bundle as a document to print (or several, see volumes). Raises TooMany."""
    found = Certificate.objects.in_bulk(order_of(bundle))
    if len(found) > MOST_PRINTED:
        raise TooMany(len(found))
    certificates = [found[key] for key in order_of(bundle)]
    return order_bundle(
        requested_by=bundle.requested_by, certificates=certificates, title=bundle.title, form=Bundle.Form.BOOKLET
    )


def stop(bundle: Bundle) -> bool:
    """Stop a bundle that is not ready yet; the worker who builds it notices at its next step. False when it is too late."""
    return unfinished().filter(pk=bundle.pk).update(state=Bundle.State.STOPPED, claimed_at=None) == 1


def order_again(bundle: Bundle) -> None:
    """Let a bundle that failed or was stopped be tried once more."""
    if Bundle.objects.filter(pk=bundle.pk, state__in=AGAIN).update(state=Bundle.State.WAITING, error=""):
        call_worker(bundle)


def call_worker(bundle: Bundle) -> None:
    doorbell.ring_after_commit(signature("certificates.tasks.build_bundle"), bundle.pk)


def unfinished():
    return Bundle.objects.filter(state__in=[Bundle.State.WAITING, Bundle.State.BUILDING])


def packable(bundle: Bundle):
    return bundle.certificates.standing().filter(problem="")


def left_out(bundle: Bundle):
    """Return the certificates that were asked for and cannot be packed: revoked since, or not to be drawn."""
    return bundle.certificates.exclude(revoked_at=None, problem="").order_by("number")


def claim(bundle: Bundle, *, now) -> bool:
    """Take the bundle for this worker; False when it is done, or when another worker has it."""
    free = Q(state=Bundle.State.WAITING) | Q(state=Bundle.State.BUILDING, claimed_at__lt=now - CLAIM_HOLDS)
    changed = Bundle.objects.filter(free, pk=bundle.pk).update(
        state=Bundle.State.BUILDING, claimed_at=now, done=0, total=packable(bundle).count(), error=""
    )
    bundle.refresh_from_db()
    return changed == 1


def build(bundle: Bundle) -> None:
    """Make the ZIP, unless it is made or being made."""
    if not claim(bundle, now=timezone.now()):
        return
    try:
        with translation.override(bundle.requested_by.language):
            pack(bundle)
    except ClaimLost:
        log.warning("Bundle %s was taken over by another worker", bundle.public_id)
    except (storing.NoPdf, SoftTimeLimitExceeded):
        # One more cannot be drawn, or there are too many for one shift: what is drawn stays, the next build goes on.
        let_go(bundle, state=Bundle.State.WAITING)
        call_worker(bundle)
    except Exception as problem:
        log.exception("Bundle %s failed", bundle.public_id)
        let_go(bundle, state=Bundle.State.FAILED, error=str(problem)[:300])


def let_go(bundle: Bundle, **values) -> None:
    with suppress(ClaimLost):
        move_on(bundle, **values)
    Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.WAITING).update(claimed_at=None)


def pack(bundle: Bundle) -> None:
    remove_abandoned_halves()  # of a killed worker
    found = packable(bundle).in_bulk()
    certificates = [found[key] for key in order_of(bundle) if key in found]
    name = f"bundles/{bundle.public_id}.{ending_of(bundle, certificates)}"
    with written_whole(name) as file:
        for done in written(bundle, file, certificates):
            move_on(bundle, done=done)
    try:
        move_on(bundle, state=Bundle.State.READY, file=name, done=len(certificates), total=len(certificates))
    except ClaimLost:
        # Stopped or withdrawn at the last moment: nobody is to find the file. Another worker's is the same one.
        if not Bundle.objects.filter(pk=bundle.pk, state__in=[Bundle.State.BUILDING, Bundle.State.READY]).exists():
            remove(name)
        raise


def ending_of(bundle: Bundle, certificates: list[Certificate]) -> str:
    return "pdf" if bundle.is_booklet and len(certificates) <= BOOKLET_HOLDS else "zip"


def written(bundle: Bundle, file, certificates: list[Certificate]) -> Iterator[int]:
    """Write the file; after each certificate, yield how many are in."""
    if not bundle.is_booklet:
        folders = [bundle.folders.get(str(certificate.pk), "") for certificate in certificates]
        return packing.write_zip(file, certificates, open_pdf=storing.open_pdf, folders=folders)
    # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
    from certificates.booklet import write_booklet
    from certificates.volumes import write_volumes

    if len(certificates) <= BOOKLET_HOLDS:
        return write_booklet(file, certificates, title=bundle.title)
    return write_volumes(file, certificates, title=bundle.title, size=BOOKLET_HOLDS)


def move_on(bundle: Bundle, **values) -> None:
    """Write down how far the bundle is and renew the claim. Raises ClaimLost when it is another worker's."""
    now = timezone.now()
    mine = Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.BUILDING, claimed_at=bundle.claimed_at)
    if not mine.update(claimed_at=now, **values):
        raise ClaimLost(str(bundle.public_id))
    for field, value in (values | {"claimed_at": now}).items():
        setattr(bundle, field, value)


def build_waiting() -> int:
    """Build what waits, and what a killed worker left behind; remove files that no row knows. Returns how many were tried."""
    now = timezone.now()
    waiting = unfinished().filter(Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_HOLDS)).order_by("created_at")
    tried = 0
    for bundle in waiting[:20]:
        build(bundle)
        tried += 1
    remove_orphans()
    return tried


def expired(now):
    """Bundles whose file nobody may download any more, and rows that only say that there was one."""
    with_file = Q(created_at__lt=now - BUNDLES_KEPT) & ~Q(file="")
    return Bundle.objects.filter(with_file | Q(created_at__lt=now - ROWS_KEPT))


def throw_away_expired(*, now) -> int:
    """Delete the files of expired bundles, and the rows some time later. Returns how many bundles that were."""
    found = list(expired(now))
    for bundle in found:
        if bundle.file:
            remove(bundle.file.name)
        Bundle.objects.filter(pk=bundle.pk).update(file="")
    Bundle.objects.filter(created_at__lt=now - ROWS_KEPT).delete()
    return len(found)


def remove_orphans() -> None:
    """Delete files whose bundle is gone, with the account of who ordered it for example."""
    try:
        names = private_storage().listdir("bundles")[1]
    except FileNotFoundError:  # no bundle was ever made
        return
    kept = Bundle.objects.filter(Q(state=Bundle.State.BUILDING) | ~Q(file="")).values_list("public_id", flat=True)
    known = {str(public_id) for public_id in kept}
    for name in names:
        if name.partition(".")[0] not in known:
            remove(f"bundles/{name}")
