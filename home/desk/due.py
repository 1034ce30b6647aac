"""What a person's classes have to do, from when, by when, and what a teacher has reminded of."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Coalesce

from courses.shelf import courses_by_key
from schools.models import Assignment


@dataclass(frozen=True)
class Due:
    """A course that a class has to do. `reminded`: a teacher did, and the person has not been there since."""

    course: object
    due_on: date | None
    start_on: date | None = None
    reminded: bool = False


def due_courses(person, overviews, *, language: str) -> list[Due]:
    """Return the unfinished courses with a day or a reminder, the nearest day first. One query, two where one is to come.

    Before its first day the course is named, with that day; who began it alone simply goes on.
    """
    known = {overview.course.translation_key: overview for overview in overviews}
    rows = list(
        Assignment.objects.given_to(person)
        .annotate(mine=FilteredRelation("terms", condition=Q(terms__pupil=person)))
        .annotate(day=Coalesce("mine__due_on", "due_on"), reminded_at=F("mine__reminded_at"))
        .values_list("course_key", "start_on", "day", "reminded_at")
    )
    to_come = {key for key, start_on, _day, _reminded in rows if start_on and key not in known}
    pages = courses_by_key(to_come, language=language) if to_come else {}
    found = [
        Due(
            course=known[key].course if key in known else pages[key],
            due_on=day,
            start_on=start_on if key in pages else None,
            reminded=key in known and not_followed(known[key], reminded_at),
        )
        for key, start_on, day, reminded_at in rows
        if (key in known and not known[key].completed and (day or reminded_at)) or key in pages
    ]
    return sorted(found, key=lambda due: due.start_on or due.due_on or date.max)


def not_followed(overview, reminded_at) -> bool:
    return reminded_at is not None and overview.enrolment.last_seen_at < reminded_at
