"""What to do with each class of a school year: proposed here, decided by the school."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from schools.collation import class_key
from schools.models import School, SchoolClass
from schools.years import school_year_of

# The last year of each kind of school; where it differs from school to school nothing is proposed.
LAST_YEAR = {School.Kind.PRIMARY: 8, School.Kind.GENERAL: 4, School.Kind.TECHNICAL: 5, School.Kind.VOCATIONAL: 3}
NUMBERED = re.compile(r"(\d{1,2})(.*)", re.DOTALL)


class Deed(models.TextChoices):
    MOVE = "move", _("przechodzi")
    ARCHIVE = "archive", _("do archiwum")
    LEAVE = "leave", _("bez zmian")


@dataclass(frozen=True)
class Decision:
    """What becomes of a class; `name` is the one of the new year, for a class that moves up."""

    school_class: SchoolClass
    deed: Deed
    name: str = ""


def next_year(school_year: str) -> str:
    first = int(school_year[:4]) + 1
    return f"{first}/{first + 1}"


def year_to_leave(school: School, *, today: date) -> str:
    """Return the year whose classes are to move: the former one while it has classes at work, else this one."""
    this = school_year_of(today)
    former = f"{int(this[:4]) - 1}/{this[:4]}"
    return former if SchoolClass.objects.open().filter(school=school, school_year=former).exists() else this


def classes_of(school: School, *, school_year: str) -> list[SchoolClass]:
    """Return the classes at work, 9a before 10a, each with the number of its pupils. One query."""
    found = SchoolClass.objects.open().filter(school=school, school_year=school_year)
    return sorted(found.annotate(pupils=Count("memberships")), key=lambda one: class_key(one.name))


def proposal(school_class: SchoolClass, *, kind: str) -> Decision:
    """Return what most schools would do: 4a becomes 5a, and the last year leaves."""
    numbered = NUMBERED.fullmatch(school_class.name.strip())
    if numbered is None:
        return Decision(school_class, Deed.MOVE, school_class.name)
    number = int(numbered[1])
    if number >= LAST_YEAR.get(kind, 99):
        return Decision(school_class, Deed.ARCHIVE)
    return Decision(school_class, Deed.MOVE, f"{number + 1}{numbered[2]}")
