"""Putting people on courses."""

from django.db import transaction
from django.utils import timezone

from courses.models.learning import Enrolment


def enrol(*, person, course) -> Enrolment:
    """Put the person on the course, in whatever language it is; a second time returns the same enrolment."""
    return enrol_by_key(person=person, course_key=course.translation_key)


def enrol_by_key(*, person, course_key) -> Enrolment:
    enrolment, _created = Enrolment.objects.get_or_create(learner=person, course_key=course_key)
    return enrolment


@transaction.atomic
def enrol_many(*, people, course_key) -> int:
    """Put all these people on the course in two queries; return how many were not on it yet."""
    people = list(people)
    before = Enrolment.objects.filter(course_key=course_key, learner__in=people).count()
    now = timezone.now()
    Enrolment.objects.bulk_create(
        [Enrolment(learner=person, course_key=course_key, enrolled_at=now, last_seen_at=now) for person in people],
        ignore_conflicts=True,
    )
    return Enrolment.objects.filter(course_key=course_key, learner__in=people).count() - before


def enrolment_of(person, course_key) -> Enrolment | None:
    """Return the person's enrolment on the course, None for strangers and visitors."""
    if not person.is_authenticated:
        return None
    return (
        Enrolment.objects.filter(learner=person, course_key=course_key)
        .select_related("completion")
        .prefetch_related("steps_done")
        .first()
    )
