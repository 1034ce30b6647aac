"""Which refreshers one pupil has done."""

from courses.refreshing import exams_of, passes
from schools.models import Assignment


def refreshed(person, assignments: list[Assignment]) -> set[int]:
    """Return the refreshers whose exams the person has passed anew. Three queries, none where there is nothing to refresh."""
    if not assignments:
        return set()
    exams = exams_of({one.course_key for one in assignments})
    since = min(one.assigned_at for one in assignments)
    rows = list(
        passes({exam for keys in exams.values() for exam in keys}, since=since)
        .filter(learner=person)
        .values_list("subject", "submitted_at")
    )
    anew = {one.pk: {exam for exam, at in rows if at >= one.assigned_at} for one in assignments}
    return {one.pk for one in assignments if (keys := exams.get(one.course_key)) and keys <= anew[one.pk]}
