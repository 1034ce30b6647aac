"""The school's register of certificates: of this year's pupils for the courses of their classes, and of its staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate
from schools.collation import class_key, person_key
from schools.models import ClassMembership, School, SchoolClass, Staff
from schools.recipients import given_in

ENDING = timedelta(days=60)


class Standing(models.TextChoices):
    VALID = "valid", _("ważne")
    ENDING = "ending", _("kończy się")
    EXPIRED = "expired", _("wygasło")
    REVOKED = "revoked", _("unieważnione")
    NONE = "none", _("brak")


@dataclass(frozen=True)
class Line:
    """A certificate in the register; `where` is the class. A member of the staff without one has an empty line."""

    person: object
    where: str
    certificate: Certificate | None
    standing: Standing


def standing_of(certificate: Certificate, *, today: date) -> Standing:
    if certificate.revoked_at:
        return Standing.REVOKED
    if certificate.valid_until < today:
        return Standing.EXPIRED
    return Standing.ENDING if certificate.valid_until <= today + ENDING else Standing.VALID


def pupils_lines(school: School, *, school_year: str, today: date) -> list[Line]:
    """Return every certificate of the year's classes, also those that ended, class by class. Three queries."""
    return lines_of(today=today, school=school, school_year=school_year)


def class_lines(school_class: SchoolClass, *, today: date) -> list[Line]:
    """Return every certificate of one class, as in the register of its school. Three queries."""
    return lines_of(today=today, pk=school_class.pk)


def lines_of(*, today: date, **classes) -> list[Line]:
    """Return the lines of the classes that the lookups choose."""
    members = ClassMembership.objects.filter(**{f"school_class__{name}": value for name, value in classes.items()})
    places = list(members.select_related("pupil", "school_class").order_by())
    places.sort(key=lambda one: (class_key(one.school_class.name), person_key(one.pupil)))
    given = given_in(**classes)
    held = by_holder(Certificate.objects.filter(holder__in=members.values("pupil")))
    return [
        Line(one.pupil, one.school_class.name, certificate, standing_of(certificate, today=today))
        for one in places
        for certificate in held.get(one.pupil_id, [])
        if certificate.course_key in given.courses_of(one.school_class_id, one.pupil_id)
    ]


def staff_lines(school: School, *, today: date) -> list[Line]:
    """Return who of the staff holds which standing certificate, those that end first at the top. Two queries."""
    people = [post.person for post in Staff.objects.filter(school=school).select_related("person")]
    held = by_holder(Certificate.objects.standing().filter(holder__in=people))
    lines = [
        Line(person, "", certificate, standing_of(certificate, today=today) if certificate else Standing.NONE)
        for person in sorted(people, key=person_key)
        for certificate in held.get(person.pk, [None])
    ]
    return sorted(lines, key=lambda line: line.certificate.valid_until if line.certificate else date.min)


def by_holder(certificates: Iterable[Certificate]) -> dict[int, list[Certificate]]:
    found: dict[int, dict] = {}
    for certificate in certificates:
        found.setdefault(certificate.holder_id, {})[certificate.pk] = certificate
    return {
        holder: sorted(each.values(), key=lambda one: (one.course_key, one.issued_on)) for holder, each in found.items()
    }
