"""What the courses remind people of: a course that was begun and left."""

from datetime import timedelta

from django.utils import timezone

from courses.models import Enrolment
from courses.shelf import courses_by_key
from reminders.registry import Due, reminder

# Days of silence after which a letter goes out, and until when it still makes sense.
SILENCES = ((7, 21), (21, 60))


def silent_since(message) -> bool:
    """Whether the course is still unfinished and nobody came back to it since the letter was planned."""
    enrolment = Enrolment.objects.unfinished().filter(pk=message.context["enrolment"]).first()
    return enrolment is not None and enrolment.last_seen_at.isoformat() == message.context["last_seen_at"]


@reminder(kind="unfinished-course", optional=True, still_applies=silent_since)
def unfinished_courses(today):
    """Remind once after a week and once after three weeks without a visit."""
    now = timezone.now()
    for days, until in SILENCES:
        left = (
            Enrolment.objects.unfinished()
            .filter(last_seen_at__lte=now - timedelta(days=days), last_seen_at__gt=now - timedelta(days=until))
            .filter(learner__is_active=True)
            .exclude(learner__email="")
            .select_related("learner")
        )
        yield from (due(enrolment, days, pages) for enrolment, pages in with_pages(left))


def with_pages(enrolments):
    """Pair each enrolment with the course pages of its learner's language; courses that are no longer live drop out."""
    enrolments = list(enrolments)
    for language in {enrolment.learner.language for enrolment in enrolments}:
        own = [enrolment for enrolment in enrolments if enrolment.learner.language == language]
        pages = courses_by_key({enrolment.course_key for enrolment in own}, language=language)
        yield from ((enrolment, pages) for enrolment in own if enrolment.course_key in pages)


def due(enrolment, days, pages) -> Due:
    course = pages[enrolment.course_key]
    return Due(
        person_id=enrolment.learner_id,
        key=f"unfinished-course:{enrolment.pk}:{days}",
        context={
            "enrolment": enrolment.pk,
            "last_seen_at": enrolment.last_seen_at.isoformat(),
            "course_title": course.title,
            "course_path": course.get_url(),
        },
    )
