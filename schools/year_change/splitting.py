"""Making two classes of one."""

from collections.abc import Iterable

from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from schools.models import Assignment, ClassMembership, SchoolClass
from schools.year_change.carrying import carry_courses


@transaction.atomic
def split(*, school_class: SchoolClass, name: str, pupils: Iterable, by) -> SchoolClass:
    """Put these pupils into a new class of the same year, with the same teachers and the courses that they have."""
    pupils = list(pupils)
    new = SchoolClass.objects.create(
        school=school_class.school,
        school_year=school_class.school_year,
        name=name,
        by_picture=school_class.by_picture,
    )
    new.teachers.set(school_class.teachers.all())
    moved = {pupil.pk for pupil in pupils}
    ClassMembership.objects.filter(school_class=school_class, pupil__in=moved).update(school_class=new)
    for group in school_class.groups.all():
        group.pupils.remove(*moved)
    carry_courses(Assignment.objects.filter(school_class=school_class), new, moved, groups={})
    ledger.note(Deed.CLASS_SPLIT, by=by, school_class=school_class, about=moved)
    return new
