"""Writing down who was at a meeting. The page saves while the teacher ticks, and again when the network is back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from schools.models import Session


@transaction.atomic
def take(*, session: Session, here: Iterable, of: Iterable, by, now: datetime, revision: int | None = None) -> Session:
    """Keep who of these was there; return the meeting as it is then.

    `revision` counts the changes at the sender: an older one than the kept one changes nothing, so what waited for the network
    overtakes nothing newer. Without a revision it is simply the next one. Who has left the class was there all the same.
    """
    kept = Session.objects.select_for_update().get(pk=session.pk)
    if revision is not None and revision <= kept.attendance_revision:
        return kept
    here = set(here)
    kept.present.remove(*(pupil for pupil in of if pupil not in here))
    kept.present.add(*here)
    kept.attendance_by, kept.attendance_at = by, now
    kept.attendance_revision = revision or kept.attendance_revision + 1
    kept.save(update_fields=["attendance_by", "attendance_at", "attendance_revision"])
    ledger.note(
        Deed.ATTENDANCE_TAKEN, by=by, school_class=session.school_class, about=of, session=kept.pk, present=len(here)
    )
    return kept


def is_kept(session: Session, *, here: Iterable, of: Iterable) -> bool:
    """Whether the database holds this very attendance."""
    present = set(session.present.values_list("pk", flat=True))
    return {pupil.pk for pupil in of if pupil.pk in present} == {pupil.pk for pupil in here}
