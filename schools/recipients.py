"""For whom an assignment is: the whole class, or those who were chosen. Who has left the class has it no longer."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Exists, F, OuterRef, Q, QuerySet

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
    """What the pupils of some classes have to do."""

    assignments: dict[int, dict[int, Assignment]] = field(
        default_factory=dict
    )  # by the class, and by their own numbers
    chosen: dict[int, set[int]] = field(default_factory=dict)  # by the assignment

    def in_class(self, school_class: int) -> list[Assignment]:
        """Return what was given in the class, the course before its refresher."""
        return sorted(self.assignments.get(school_class, {}).values(), key=lambda one: (one.is_refresher, one.pk))

    def is_for(self, assignment: Assignment, pupil: int) -> bool:
        return assignment.everybody or pupil in self.chosen[assignment.pk]

    def courses_of(self, school_class: int, pupil: int) -> list[UUID]:
        """Return the keys of the courses that the pupil was given in the class, each once."""
        mine = (one.course_key for one in self.in_class(school_class) if self.is_for(one, pupil))
        return list(dict.fromkeys(mine))


def given_in(**classes) -> Given:
    """Return what was given in the classes that the lookups choose. One query, however many classes."""
    found = Given()
    wanted = {f"school_class__{name}": value for name, value in classes.items()}
    # a row for each chosen pupil, and one where nobody was chosen
    for one in Assignment.objects.filter(**wanted).annotate(for_pupil=F("pupils")).order_by("pk"):
        found.assignments.setdefault(one.school_class_id, {})[one.pk] = one
        found.chosen.setdefault(one.pk, set()).add(one.for_pupil)
    return found
