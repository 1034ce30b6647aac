"""The certificates of a whole school, class by class."""

from datetime import date

from certificates.models import Certificate
from schools.collation import class_key, person_key
from schools.models import ClassMembership, School
from schools.recipients import given_in
from schools.years import school_year_of


def certificates_of(school: School, *, today: date) -> dict[Certificate, str]:
    """Return the standing certificates of this year's classes, in the order of the registers, each with its class's name.

    As in a class: those of the courses that the pupil was given there. Three queries, however many classes.
    """
    year = school_year_of(today)
    here = ClassMembership.objects.filter(school_class__school=school, school_class__school_year=year)
    memberships = list(here.select_related("pupil", "school_class"))
    memberships.sort(key=lambda one: (class_key(one.school_class.name), person_key(one.pupil)))
    given = given_in(school=school, school_year=year)
    standing = Certificate.objects.standing().filter(holder__in={one.pupil_id for one in memberships})
    held = {(one.holder_id, one.course_key): one for one in standing}
    found: dict[Certificate, str] = {}
    for one in memberships:
        for course_key in given.courses_of(one.school_class_id, one.pupil_id):
            if certificate := held.get((one.pupil_id, course_key)):
                found.setdefault(certificate, one.school_class.name)
    return found
