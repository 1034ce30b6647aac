"""The meetings of a pupil's classes, as the pupil sees them: in the course (courses.meetings), and in the calendar."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from courses.meetings import Meeting, meetings
from schools.collation import person_key
from schools.models import Assignment, ClassMembership, Session, Turn
from schools.practical.lining_up import line_up

AT_MOST = 5


@meetings
def meetings_of_classes(person, course_key: UUID) -> list[Meeting]:
    """Return the coming meetings of the classes that gave the pupil this course, but for those he or she was taken off.

    Three queries, however many meetings there are; one when there is none.
    """
    classes = Assignment.objects.given_to(person).filter(course_key=course_key).values("school_class")
    coming = Session.objects.filter(school_class__in=classes, ends_at__gte=timezone.now()).order_by("starts_at", "pk")
    return [as_told(one, waiting=waiting) for one, waiting in own_turns(person, list(coming[:AT_MOST]))]


def own_turns(person, sessions: Sequence[Session]) -> list[tuple[Session, int]]:
    """Return those of the meetings in which the pupil takes part, each with the number on the waiting list (0: has a place).

    Two queries; none where there is no meeting.
    """
    if not sessions:
        return []
    members: dict[int, list] = {}
    places = ClassMembership.objects.filter(school_class__in={one.school_class_id for one in sessions})
    for membership in places.select_related("pupil"):
        members.setdefault(membership.school_class_id, []).append(membership.pupil)
    numbers: dict[int, dict] = {}
    for session, pupil, number in Turn.objects.filter(session__in=sessions).values_list("session", "pupil", "number"):
        numbers.setdefault(session, {})[pupil] = number
    found = []
    for one in sessions:
        in_class = sorted(members[one.school_class_id], key=person_key)
        line = line_up(in_class, numbers=numbers.get(one.pk, {}), places=one.places)
        if person in line.order:
            found.append((one, line.waits_as(person)))
    return found


def as_told(session: Session, *, waiting: int) -> Meeting:
    return Meeting(session.title, session.starts_at, session.ends_at, session.place, session.leader, waiting)
