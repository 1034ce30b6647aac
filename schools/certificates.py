"""The certificates of a whole school, class by class."""

from datetime import date

from certificates.models import Certificate
from schools.collation import class_key, person_key
from schools.models import Assignment, ClassMembership, School
from schools.years import school_year_of


def certificates_of(school: School, *, today: date) -> dict[Certificate, str]:
    """Return the standing certificates of this year's classes, in the order of the registers, each with its class's name.

    As in a class: those of the courses that the class was given. Three queries, however many classes.
    """
    of_this_year = {"school_class__school": school, "school_class__school_year": school_year_of(today)}
    memberships = list(ClassMembership.objects.filter(**of_this_year).select_related("pupil", "school_class"))
    memberships.sort(key=lambda one: (class_key(one.school_class.name), person_key(one.pupil)))
    given: dict[int, list] = {}
    for class_id, course_key in Assignment.objects.filter(**of_this_year).values_list("school_class", "course_key"):
        given.setdefault(class_id, []).append(course_key)
    standing = Certificate.objects.standing().filter(holder__in={one.pupil_id for one in memberships})
    held = {(one.holder_id, one.course_key): one for one in standing}
    found: dict[Certificate, str] = {}
    for one in memberships:
        for course_key in given.get(one.school_class_id, []):
            if certificate := held.get((one.pupil_id, course_key)):
                found.setdefault(certificate, one.school_class.name)
    return found
