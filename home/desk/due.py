"""What a person's classes have to do, from when, by when, and what a teacher has reminded of."""

from dataclasses import dataclass
from datetime import date

from courses.shelf import courses_by_key
from schools.models import Assignment
from schools.refreshed import refreshed


@dataclass(frozen=True)
class Due:
    """A course that a class has to do. `reminded`: a teacher did, and the person has not been there since."""

    course: object
    due_on: date | None
    start_on: date | None = None
    reminded: bool = False
    is_refresher: bool = False


def due_courses(person, overviews, *, language: str) -> list[Due]:
    """Return the unfinished courses with a day or a reminder, the nearest day first.

    One query, one more where a course is to come, and three for refreshers.

    Before its first day the course is named, with that day; who began it alone simply goes on.
    """
    known = {overview.course.translation_key: overview for overview in overviews}
    rows = list(Assignment.objects.given_to(person).with_terms_of(person).order_by("pk"))
    to_come = {one.course_key for one in rows if one.start_on and one.course_key not in known}
    pages = courses_by_key(to_come, language=language) if to_come else {}
    done = refreshed(person, [one for one in rows if one.is_refresher])
    found = [
        Due(
            course=known[key].course if key in known else pages[key],
            due_on=one.day,
            start_on=one.start_on if key in pages or (one.is_refresher and one.opened_at is None) else None,
            reminded=key in known and not_followed(known[key], one.reminded_at),
            is_refresher=one.is_refresher,
        )
        for one in rows
        if (key := one.course_key) in pages or (key in known and is_to_do(one, known[key], done))
    ]
    return sorted(found, key=lambda due: due.start_on or due.due_on or date.max)


def is_to_do(assignment: Assignment, overview, done: set[int]) -> bool:
    """Whether there is something left to do, and something to say of it. A refresher is always said: nothing else tells of it."""
    if assignment.is_refresher:
        return assignment.pk not in done
    return not overview.completed and bool(assignment.day or assignment.reminded_at)


def not_followed(overview, reminded_at) -> bool:
    return reminded_at is not None and overview.enrolment.last_seen_at < reminded_at
