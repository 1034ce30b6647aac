"""Joining a class by its code, and leaving it. Whole classes come by an imported roster."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed
from courses.enrolment import enrol_by_key
from schools import assigning
from schools.codes import new_class_code
from schools.models import ClassMembership, SchoolClass

OPEN_FOR = timedelta(days=7)


class JoiningClosed(Exception):
    """The class takes nobody in by its code at the moment."""


@transaction.atomic
def open_joining(*, school_class: SchoolClass, by, now) -> None:
    """Let people with an account of their own join by the code of the class for a week."""
    school_class.joining_until = now + OPEN_FOR
    school_class.save(update_fields=["joining_until"])
    ledger.note(Deed.JOINING_OPENED, by=by, school_class=school_class)


@transaction.atomic
def close_joining(*, school_class: SchoolClass, by) -> None:
    school_class.joining_until = None
    school_class.save(update_fields=["joining_until"])
    ledger.note(Deed.JOINING_CLOSED, by=by, school_class=school_class)


def is_open(school_class: SchoolClass, *, now) -> bool:
    return school_class.joining_until is not None and school_class.joining_until > now


@transaction.atomic
def join(*, person, school_class: SchoolClass, now) -> ClassMembership:
    """Put the person into the class, with the courses it has. A second time changes nothing. Raises JoiningClosed."""
    known = ClassMembership.objects.filter(school_class=school_class, pupil=person).first()
    if known:
        return known
    if not is_open(school_class, now=now):
        raise JoiningClosed
    place = ClassMembership.objects.create(school_class=school_class, pupil=person, joined_at=now)
    for assignment in assigning.given_to_all(today=timezone.localdate(now)).filter(school_class=school_class):
        enrol_by_key(person=person, course_key=assignment.course_key)
    ledger.note(Deed.PUPIL_JOINED, by=person, school_class=school_class, about=[person])
    return place


@transaction.atomic
def draw_new_code(*, school_class: SchoolClass, by) -> None:
    """Give the class another code, when the old one is in wrong hands. QR codes of cards go on working."""
    school_class.code = new_class_code()
    school_class.save(update_fields=["code"])
    ledger.note(Deed.CLASS_CODE_DRAWN, by=by, school_class=school_class)


@transaction.atomic
def hand_code_over(*, former: SchoolClass, following: SchoolClass) -> None:
    """Let the class of the new school year answer to the code that is printed on its pupils' cards."""
    code, former.code = former.code, new_class_code()
    former.save(update_fields=["code"])
    following.code = code
    following.save(update_fields=["code"])


@transaction.atomic
def record_basis(*, place: ClassMembership, basis: str, by, today) -> None:
    """Write down why the school may keep the pupil's data, since when, and who said so."""
    place.basis, place.basis_since, place.basis_by = basis, today, by
    place.save(update_fields=["basis", "basis_since", "basis_by"])
    ledger.note(Deed.BASIS_RECORDED, by=by, school_class=place.school_class, about=[place.pupil_id], basis=basis)


@transaction.atomic
def leave(*, school_class: SchoolClass, pupil, by) -> None:
    """Take the pupil off the class's list. The account, its progress and its certificates stay with the pupil."""
    ledger.note(Deed.PUPIL_LEFT, by=by, school_class=school_class, about=[pupil])
    ClassMembership.objects.filter(school_class=school_class, pupil=pupil).delete()
