"""Giving one pupil another day for an assignment, and more attempts at its exam. Nobody asks why."""

from datetime import date

from django.db import transaction

from schools import audit
from schools.models import Terms


@transaction.atomic
def extend(*, assignment, pupil, due_on: date | None, by, more_attempts: int = 0) -> Terms:
    """Set the pupil's own day (None: the day of the class counts again), and how many attempts there are on top."""
    agreed = {"due_on": due_on, "more_attempts": more_attempts}
    terms, _made = Terms.objects.update_or_create(assignment=assignment, pupil=pupil, defaults=agreed)
    audit.note("assignment-extended", by=by, assignment=assignment.pk, pupil=pupil.pk, **agreed)
    return terms
