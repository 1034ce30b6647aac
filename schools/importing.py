"""Turning a report into classes, accounts and places in classes: all of it, or nothing."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from courses.enrolment import enrol_many
from schools import audit
from schools.models import Assignment, ClassMembership, School, SchoolClass
from schools.rosters import Line, Report, State
from schools.usernames import make_usernames

AT_ONCE = 1000


class RosterHasProblems(Exception):
    """Nothing was imported: the report still holds lines to be corrected."""


@dataclass(frozen=True)
class Imported:
    """How much an import changed."""

    new: int
    moved: int
    updated: int
    classes: int

    @property
    def anything(self) -> bool:
        return bool(self.new or self.moved or self.updated)


@transaction.atomic
def apply(*, report: Report, school: School, by, now) -> Imported:
    """Import the report. Accounts get no password: start passwords are made with the login cards.

    The report must have been made in this transaction, after the school was locked (see schools.uploading.confirm).
    Raises RosterHasProblems.
    """
    if not report.can_be_imported:
        raise RosterHasProblems
    new, moved = report.of(State.NEW), report.of(State.MOVED)
    classes, made = open_classes(school, report.school_year, lines=[*new, *moved])
    people = make_accounts(new, school=school, now=now) | {line.number: known_pupil(line) for line in moved}
    leave_former_classes(moved, school=school, school_year=report.school_year)
    ClassMembership.objects.bulk_create(
        [place_of(line, classes=classes, people=people, now=now) for line in [*new, *moved]], batch_size=AT_ONCE
    )
    complete_data(report.of(State.UPDATED), school=school, school_year=report.school_year)
    complete_data(moved, school=school, school_year=report.school_year)
    enrol_newcomers([*new, *moved], classes=classes, people=people)
    imported = Imported(len(new), len(moved), len(report.of(State.UPDATED)), made)
    audit.note("roster-imported", by=by, school=school.pk, new=imported.new, moved=imported.moved)
    return imported


def known_pupil(line: Line):
    return get_user_model()(pk=line.known.pupil)


def open_classes(school: School, school_year: str, *, lines: list[Line]) -> tuple[dict[str, SchoolClass], int]:
    """Return the classes that the lines name, and how many of them are new."""
    there = SchoolClass.objects.filter(school=school, school_year=school_year)
    classes = {school_class.name: school_class for school_class in there}
    names = {line.entry.class_name for line in lines} - classes.keys()
    made = SchoolClass.objects.bulk_create(
        SchoolClass(school=school, school_year=school_year, name=name) for name in sorted(names)
    )
    return classes | {school_class.name: school_class for school_class in made}, len(made)


def make_accounts(lines: list[Line], *, school: School, now) -> dict[int, object]:
    """Make an account for each line; return them by line number."""
    User = get_user_model()
    names = make_usernames([(line.entry.first, line.entry.last) for line in lines], taken=usernames_in_use)
    people = [
        User(
            username=username,
            first_name=line.entry.first,
            last_name=line.entry.last,
            email=line.entry.email,
            managed_by=school.name,
            password=make_password(None),
            date_joined=now,
        )
        for line, username in zip(lines, names, strict=True)
    ]
    User.objects.bulk_create(people, batch_size=AT_ONCE)
    return {line.number: person for line, person in zip(lines, people, strict=True)}


def usernames_in_use(names: set[str]) -> set[str]:
    wanted, used = sorted(names), set()
    for start in range(0, len(wanted), AT_ONCE):
        found = get_user_model().objects.filter(username__in=wanted[start : start + AT_ONCE])
        used |= set(found.values_list("username", flat=True))
    return used


def place_of(line: Line, *, classes, people, now) -> ClassMembership:
    known = line.known
    return ClassMembership(
        school_class=classes[line.entry.class_name],
        pupil=people[line.number],
        roster_id=line.entry.identifier or (known.identifier if known else ""),
        number=line.entry.number,
        joined_at=now,
    )


def leave_former_classes(lines: list[Line], *, school: School, school_year: str) -> None:
    """A pupil is in one class a school year; the classes of former years stay as they were."""
    pupils = [line.known.pupil for line in lines]
    for start in range(0, len(pupils), AT_ONCE):
        ClassMembership.objects.filter(
            pupil__in=pupils[start : start + AT_ONCE],
            school_class__school=school,
            school_class__school_year=school_year,
        ).delete()


def complete_data(lines: list[Line], *, school: School, school_year: str) -> None:
    """Add an address or an identifier where there was none. What is there already stays."""
    for line in lines:
        if line.entry.email:
            get_user_model().objects.filter(pk=line.known.pupil, email="").update(email=line.entry.email)
        if line.entry.identifier:
            places = ClassMembership.objects.filter(pupil=line.known.pupil, roster_id="")
            places.filter(school_class__school=school, school_class__school_year=school_year).update(
                roster_id=line.entry.identifier
            )


def enrol_newcomers(lines: list[Line], *, classes, people) -> None:
    """Who joins a class gets the courses that the class has already."""
    members: dict[int, list] = {}
    for line in lines:
        members.setdefault(classes[line.entry.class_name].pk, []).append(people[line.number])
    for assignment in Assignment.objects.filter(school_class__in=members):
        enrol_many(people=members[assignment.school_class_id], course_key=assignment.course_key)
