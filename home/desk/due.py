"""What a person's classes have to do, and by when."""

from dataclasses import dataclass
from datetime import date

from schools.models import Assignment


@dataclass(frozen=True)
class Due:
    """A course that a class has to finish by a day."""

    overview: object
    due_on: date


def due_courses(person, overviews) -> list[Due]:
    """Return the unfinished courses with a due date, the nearest first."""
    unfinished = {overview.course.translation_key: overview for overview in overviews if not overview.completed}
    assignments = (
        Assignment.objects.filter(
            school_class__memberships__pupil=person, course_key__in=unfinished, due_on__isnull=False
        )
        .order_by("due_on")
        .values_list("course_key", "due_on")
    )
    return [Due(overview=unfinished[key], due_on=due_on) for key, due_on in assignments]
