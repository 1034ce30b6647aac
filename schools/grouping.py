"""Groups of a class. Who comes into a group gets its courses; who leaves it keeps what was given."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from schools import assigning
from schools.models import ClassGroup, SchoolClass


@transaction.atomic
def save(*, group: ClassGroup, pupils: Iterable, by, now: datetime) -> ClassGroup:
    """Keep a new or a changed group with these pupils."""
    pupils = list(pupils)
    group.save()
    group.pupils.set(pupils)
    for assignment in group.assignments.filter(everybody=False):
        assignment.pupils.add(*pupils)
        assigning.put_on_course(assignment, now=now)
    ledger.note(Deed.GROUP_SAVED, by=by, school_class=group.school_class, about=pupils, group=group.pk)
    return group


@transaction.atomic
def dissolve(*, group: ClassGroup, by) -> None:
    """Take the group apart. Its pupils keep the courses that they were given as a group."""
    ledger.note(Deed.GROUP_DISSOLVED, by=by, school_class=group.school_class, about=group.pupils.all(), group=group.pk)
    group.delete()


def groups_of(school_class: SchoolClass):
    return ClassGroup.objects.filter(school_class=school_class).prefetch_related("pupils")
