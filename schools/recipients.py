"""For whom an assignment is: the whole class, or those who were chosen. Who has left the class has it no longer."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from schools.models import Assignment, ClassMembership

CHOSEN = Assignment.pupils.through


def places_of(assignment: Assignment) -> QuerySet:
    """Return the places in the class of those for whom the assignment is."""
    places = ClassMembership.objects.filter(school_class=assignment.school_class_id)
    if assignment.everybody:
        return places
    return places.filter(pupil__in=CHOSEN.objects.filter(assignment=assignment.pk).values("user"))


def pupils_of(assignment: Assignment) -> QuerySet:
    return get_user_model().objects.filter(pk__in=places_of(assignment).values("pupil"))


def is_for(path: str, pupil: str) -> Exists | Q:
    """Return the condition that the assignment at `path` of a query is for the pupil at `pupil`."""
    return Q(**{f"{path}__everybody": True}) | Exists(
        CHOSEN.objects.filter(assignment=OuterRef(f"{path}__pk"), user=OuterRef(pupil))
    )


@dataclass(frozen=True)
class Given:
    """Which courses the pupils of some classes have to do."""

    courses: dict[int, list[UUID]] = field(default_factory=dict)  # by the class
    some: dict[tuple[int, UUID], set[int]] = field(
        default_factory=dict
    )  # the chosen ones, where it is not for everybody

    def courses_of(self, school_class: int, pupil: int) -> list[UUID]:
        return [key for key in self.courses.get(school_class, []) if self.has(school_class, key, pupil)]

    def has(self, school_class: int, course_key: UUID, pupil: int) -> bool:
        chosen = self.some.get((school_class, course_key))
        return course_key in self.courses.get(school_class, []) and (chosen is None or pupil in chosen)


def given_in(**classes) -> Given:
    """Return what was given in the classes that the lookups choose. One query, however many classes."""
    found = Given()
    rows = Assignment.objects.filter(**{f"school_class__{name}": value for name, value in classes.items()})
    columns = ("school_class", "course_key", "everybody", "pupils")  # a row for each chosen pupil, one where nobody is
    for school_class, key, everybody, pupil in rows.order_by("pk").values_list(*columns):
        keys = found.courses.setdefault(school_class, [])
        if key not in keys:
            keys.append(key)
        if not everybody:
            found.some.setdefault((school_class, key), set()).add(pupil)
    return found
