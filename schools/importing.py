"""Turning a report into classes, accounts and places in classes: all of it, or nothing."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed
from courses.enrolment import enrol_many
from courses.models import Enrolment
from schools import assigning
from schools.models import ClassMembership, School, SchoolClass
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
    gone: int = 0
    changes: dict = field(default_factory=dict)  # by numbers, for schools.undoing

    @property
    def anything(self) -> bool:
        return bool(self.new or self.moved or self.updated or self.gone)


@transaction.atomic
def apply(*, report: Report, school: School, by, now, leave_gone: bool = False) -> Imported:
    """Import the report. Accounts get no password: they are made with the login cards.

    Who is gone from the list leaves the class only when that is wanted. The report must have been made in this
    transaction, after the school was locked (see schools.uploading.confirm). Raises RosterHasProblems.
    """
    if not report.can_be_imported:
        raise RosterHasProblems
    new, moved, updated = report.of(State.NEW), report.of(State.MOVED), report.of(State.UPDATED)
    classes, made = open_classes(school, report.school_year, lines=[*new, *moved])
    listed = {classes[line.entry.class_name].pk for line in [*new, *moved]}
    SchoolClass.objects.filter(pk__in=listed).exclude(archived_at=None).update(archived_at=None)
    accounts = make_accounts(new, school=school, now=now)
    people = accounts | {line.number: known_pupil(line) for line in moved}
    gone = report.gone if leave_gone else []
    leaving = [line.known.pupil for line in moved] + [known.pupil for known in gone]
    left = leave_former_classes(leaving, school=school, school_year=report.school_year)
    places = ClassMembership.objects.bulk_create(
        [place_of(line, classes=classes, people=people, now=now) for line in [*new, *moved]], batch_size=AT_ONCE
    )
    emails, identifiers = complete_data([*updated, *moved], school=school, school_year=report.school_year)
    enrolments = enrol_newcomers([*new, *moved], classes=classes, people=people, today=timezone.localdate(now))
    concerned = [*people.values(), *(line.known.pupil for line in updated), *(known.pupil for known in gone)]
    counts = {"new": len(new), "moved": len(moved), "gone": len(gone)}
    ledger.note(Deed.ROSTER_IMPORTED, by=by, school=school, about=concerned, **counts)
    changes = {
        "accounts": [person.pk for person in accounts.values()],
        "places": [place.pk for place in places],
        "left": left,
        "classes": made,
        "emails": emails,
        "identifiers": identifiers,
        "enrolments": enrolments,
    }
    return Imported(len(new), len(moved), len(updated), len(made), len(gone), changes)


def known_pupil(line: Line):
    return get_user_model()(pk=line.known.pupil)


def open_classes(school: School, school_year: str, *, lines: list[Line]) -> tuple[dict[str, SchoolClass], list[int]]:
    """Return the classes that the lines name, and the numbers of those that are new."""
    there = SchoolClass.objects.filter(school=school, school_year=school_year)
    classes = {school_class.name: school_class for school_class in there}
    names = {line.entry.class_name for line in lines} - classes.keys()
    made = SchoolClass.objects.bulk_create(
        SchoolClass(school=school, school_year=school_year, name=name) for name in sorted(names)
    )
    return classes | {school_class.name: school_class for school_class in made}, [
        school_class.pk for school_class in made
    ]


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


def leave_former_classes(pupils: list[int], *, school: School, school_year: str) -> list[dict]:
    """A pupil is in one class a school year; the classes of former years stay as they were. Return what was taken away."""
    taken: list[dict] = []
    names = [one.attname for one in ClassMembership._meta.concrete_fields if one.name != "id"]
    for start in range(0, len(pupils), AT_ONCE):
        places = ClassMembership.objects.filter(
            pupil__in=pupils[start : start + AT_ONCE],
            school_class__school=school,
            school_class__school_year=school_year,
        )
        taken += [{name: plain(value) for name, value in row.items()} for row in places.values(*names)]
        places.delete()
    return taken


def plain(value):
    """Return a day or a moment as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def complete_data(lines: list[Line], *, school: School, school_year: str) -> tuple[list[int], list[int]]:
    """Add an address or an identifier where there was none; what is there already stays.

    Return the pupils who got an address, and the places that got an identifier.
    """
    emails = {line.known.pupil: line.entry.email for line in lines if line.entry.email}
    identifiers = {line.known.pupil: line.entry.identifier for line in lines if line.entry.identifier}
    without_address = get_user_model().objects.filter(email="").only("pk")
    here = {"school_class__school": school, "school_class__school_year": school_year}
    without_identifier = ClassMembership.objects.filter(roster_id="", **here).only("pk", "pupil_id")
    return (
        fill_in(without_address, "email", emails, person="pk"),
        fill_in(without_identifier, "roster_id", identifiers, person="pupil_id"),
    )


def fill_in(rows: QuerySet, field: str, values: dict[int, str], *, person: str) -> list[int]:
    """Write into the field what `values` has for the person of each row; return the numbers of the rows."""
    people, filled = list(values), []
    for start in range(0, len(people), AT_ONCE):
        found = list(rows.filter(**{f"{person}__in": people[start : start + AT_ONCE]}))
        for row in found:
            setattr(row, field, values[getattr(row, person)])
        rows.model.objects.bulk_update(found, [field], batch_size=AT_ONCE)
        filled += [row.pk for row in found]
    return filled


def enrol_newcomers(lines: list[Line], *, classes, people, today: date) -> list[int]:
    """Who joins a class gets the courses that the class has already. Return the enrolments of those who had none."""
    members: dict[int, list] = {}
    for line in lines:
        members.setdefault(classes[line.entry.class_name].pk, []).append(people[line.number])
    made: list[int] = []
    for assignment in assigning.given_to_all(today=today).filter(school_class__in=members):
        joining = members[assignment.school_class_id]
        on_course = Enrolment.objects.filter(course_key=assignment.course_key, learner__in=joining)
        before = set(on_course.values_list("pk", flat=True))
        enrol_many(people=joining, course_key=assignment.course_key)
        made += set(on_course.values_list("pk", flat=True)) - before
    return made
