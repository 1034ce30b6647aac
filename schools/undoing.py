"""Taking an import back within a day: all of it, or nothing.

Who has begun to use a new account keeps it: then the import stays, and the school is told why.
"""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from audit import ledger
from audit.deeds import Deed
from certificates.models import Certificate
from courses.models import Enrolment, StepCompletion
from quizzes.models import Attempt
from schools.models import ClassMembership, RosterUpload, School, SchoolClass

WITHIN = timedelta(days=1)
AT_ONCE = 500


class TooLate(Exception):
    """More than a day has gone by, or it was undone already."""


class LaterImport(Exception):
    """Another list was imported since; it has to be undone first."""


class InUse(Exception):
    """Some of the new accounts are in use."""

    def __init__(self, accounts: int) -> None:
        super().__init__(accounts)
        self.accounts = accounts


def undoable(school: School, *, now: datetime) -> RosterUpload | None:
    """Return the school's last import if it can still be undone."""
    found = RosterUpload.objects.filter(school=school, undone_at=None, applied_at__gt=now - WITHIN)
    return found.order_by("-applied_at", "-pk").first()


@transaction.atomic
def undo(*, upload: RosterUpload, by, now: datetime) -> None:
    """Take the import back. Raises TooLate, LaterImport, InUse."""
    School.objects.select_for_update().get(pk=upload.school_id)  # nobody imports meanwhile
    upload = RosterUpload.objects.select_for_update().get(pk=upload.pk)
    if upload.undone_at or not upload.applied_at or upload.applied_at <= now - WITHIN:
        raise TooLate
    if undoable(upload.school, now=now) != upload:
        raise LaterImport
    changes = upload.changes
    if used := sum(in_use(part).count() for part in parts(changes["accounts"])):
        raise InUse(used)
    for part in parts(changes["places"]):
        ClassMembership.objects.filter(pk__in=part).delete()
    for part in parts(changes["accounts"]):
        get_user_model().objects.filter(pk__in=part).delete()
    put_back(changes)
    upload.undone_at, upload.changes = now, {}
    upload.save(update_fields=["undone_at", "changes"])
    concerned = {*changes["accounts"], *(row["pupil_id"] for row in changes["left"])}
    ledger.note(Deed.ROSTER_UNDONE, by=by, school=upload.school, about=concerned, accounts=len(changes["accounts"]))


def parts(numbers: list) -> list[list]:
    return [numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE)]


def in_use(accounts: list[int]):
    """Return those of the accounts that somebody signed in to, or with which something was learnt."""
    person = OuterRef("pk")
    return (
        get_user_model()
        .objects.filter(pk__in=accounts)
        .filter(
            Q(last_login__isnull=False)
            | Exists(StepCompletion.objects.filter(enrolment__learner=person))
            | Exists(Attempt.objects.filter(learner=person))
            | Exists(Certificate.objects.filter(holder=person))
        )
    )


def put_back(changes: dict) -> None:
    """Give the pupils their former classes and data again, and close the classes that nobody needs now."""
    untouched = Enrolment.objects.filter(last_step=None, steps_done=None)
    for part in parts(changes["enrolments"]):
        untouched.filter(pk__in=part).delete()
    for part in parts(changes["emails"]):
        get_user_model().objects.filter(pk__in=part).update(email="")
    for part in parts(changes["identifiers"]):
        ClassMembership.objects.filter(pk__in=part).update(roster_id="")
    still = set(
        SchoolClass.objects.filter(pk__in={row["school_class_id"] for row in changes["left"]}).values_list(
            "pk", flat=True
        )
    )
    ClassMembership.objects.bulk_create(
        [ClassMembership(**row) for row in changes["left"] if row["school_class_id"] in still],
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    empty = SchoolClass.objects.filter(pk__in=changes["classes"], memberships=None, assignments=None)
    empty.delete()
