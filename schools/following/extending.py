"""Giving one pupil another day for an assignment, and more attempts at its exam. Nobody asks why."""

from datetime import date

from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from schools.models import Terms


@transaction.atomic
def extend(*, assignment, pupil, due_on: date | None, by, more_attempts: int = 0) -> Terms:
    """Set the pupil's own day (None: the day of the class counts again), and how many attempts there are on top."""
    agreed = {"due_on": due_on, "more_attempts": more_attempts}
    terms, _made = Terms.objects.update_or_create(assignment=assignment, pupil=pupil, defaults=agreed)
    facts = {"course": assignment.course_key} | agreed
    ledger.note(Deed.ASSIGNMENT_EXTENDED, by=by, school_class=assignment.school_class, about=[pupil], **facts)
    return terms
