"""A roster file on its way: uploaded, shown line by line, and then imported or given up."""

import hashlib
from dataclasses import astuple

from django.db import IntegrityError, transaction
from django.db.models import Q

from audit import ledger
from audit.deeds import Deed
from audit.retention.registry import kept
from schools import importing
from schools.known import existing_for
from schools.models import RosterUpload, School
from schools.rosters import Entry, Report, read_file, understand

LONGEST_CELL = 300  # longer than any column takes, so that the report can still say "too long"
TRIES = 3


@transaction.atomic
def keep(*, school: School, by, file_name: str, data: bytes, school_year: str, now) -> RosterUpload:
    """Read the file and keep what it says until somebody decides. Raises UnreadableRoster."""
    entries, ignored = read_file(data, file_name)
    discard_forgotten(now=now)
    upload = RosterUpload.objects.create(
        school=school,
        by=by,
        file_name=file_name[:200],
        digest=hashlib.sha256(data).hexdigest(),
        school_year=school_year,
        rows=[pack(entry) for entry in entries],
        ignored_columns=[title[:80] for title in ignored],
        created_at=now,
    )
    ledger.note(Deed.ROSTER_UPLOADED, by=by, school=school, upload=upload.pk, lines=len(entries))
    return upload


def pack(entry: Entry) -> list:
    return [cell[:LONGEST_CELL] if isinstance(cell, str) else cell for cell in astuple(entry)]


def report_of(upload: RosterUpload) -> Report:
    """Compare the kept lines with what the school has at this moment."""
    entries = [Entry(*row) for row in upload.rows]
    existing = existing_for(school=upload.school, school_year=upload.school_year, entries=entries)
    return understand(entries, existing)


def confirm(*, upload: RosterUpload, by, now, leave_gone: bool = False) -> importing.Imported | None:
    """Import the upload; a second time changes nothing and returns None. Raises importing.RosterHasProblems.

    Somebody elsewhere may take a login name or an address in the same moment: then everything is tried once more.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            return confirm_once(upload_id=upload.pk, by=by, now=now, leave_gone=leave_gone)
        except IntegrityError:
            if not tries_left:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def confirm_once(*, upload_id: int, by, now, leave_gone: bool) -> importing.Imported | None:
    upload = RosterUpload.objects.select_for_update().select_related("school").get(pk=upload_id)
    if upload.applied_at:
        return None
    # Two leads who import at once wait for each other here, and the second one's report sees what the first one did.
    school = School.objects.select_for_update().get(pk=upload.school_id)
    imported = importing.apply(report=report_of(upload), school=school, by=by, now=now, leave_gone=leave_gone)
    upload.applied_at, upload.rows, upload.changes = now, [], imported.changes
    upload.save(update_fields=["applied_at", "rows", "changes"])
    return imported


@transaction.atomic
def discard(*, upload: RosterUpload, by) -> None:
    """Forget an upload that nobody wants to import. One that was imported keeps its (nameless) row for a day."""
    gone, _each = RosterUpload.objects.filter(pk=upload.pk, applied_at=None).delete()
    if gone:
        ledger.note(Deed.ROSTER_DISCARDED, by=by, school=upload.school, upload=upload.pk)


def discard_forgotten(*, now) -> None:
    """Forget what nobody decided about, and what can no longer be undone. Pupils' names are in it."""
    past(now).delete()


def past(now):
    then = now - kept("rosters")
    return RosterUpload.objects.filter(Q(applied_at=None, created_at__lt=then) | Q(applied_at__lt=then))
