"""Leaving a class. Joining is what an imported roster does."""

from schools import audit
from schools.models import ClassMembership, SchoolClass


def leave(*, school_class: SchoolClass, pupil, by) -> None:
    """Take the pupil off the class's list. The account, its progress and its certificates stay with the pupil."""
    audit.note("pupil-left", by=by, school_class=school_class.pk, pupil=pupil.pk)
    ClassMembership.objects.filter(school_class=school_class, pupil=pupil).delete()
