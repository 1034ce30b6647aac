"""What a person's classes have to do, by when, and what a teacher has reminded of."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Coalesce

from schools.models import Assignment


@dataclass(frozen=True)
class Due:
    """A course that a class has to do. `reminded`: a teacher did, and the person has not been there since."""

    overview: object
    due_on: date | None
    reminded: bool


def due_courses(person, overviews) -> list[Due]:
    """Return the unfinished courses with a due date or a reminder, the nearest day first. One query."""
    unfinished = {overview.course.translation_key: overview for overview in overviews if not overview.completed}
    rows = (
        Assignment.objects.filter(school_class__memberships__pupil=person, course_key__in=unfinished)
        .annotate(mine=FilteredRelation("terms", condition=Q(terms__pupil=person)))
        .annotate(day=Coalesce("mine__due_on", "due_on"), reminded_at=F("mine__reminded_at"))
        .values_list("course_key", "day", "reminded_at")
    )
    found = [
        Due(overview=unfinished[key], due_on=day, reminded=not_followed(unfinished[key], reminded_at))
        for key, day, reminded_at in rows
        if day or reminded_at
    ]
    return sorted(found, key=lambda due: due.due_on or date.max)


def not_followed(overview, reminded_at) -> bool:
    return reminded_at is not None and overview.enrolment.last_seen_at < reminded_at
