"""Reminding pupils of an assignment with one press: a letter, or a note on the desk of who has no address.

At most once a day per pupil and assignment: the database decides, whoever presses, and however often.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from courses.shelf import courses_by_key
from reminders import outbox
from schools.models import Terms

KIND = "class-reminder"


@dataclass(frozen=True)
class Reminded:
    """How many got a letter, how many a note on the desk, and how many had been reminded today already."""

    letters: int = 0
    notes: int = 0
    already: int = 0


@transaction.atomic
def remind(*, assignment, pupils: Iterable, by, now: datetime) -> Reminded:
    pupils = [pupil for pupil in pupils if pupil.is_active]
    Terms.objects.bulk_create([Terms(assignment=assignment, pupil=pupil) for pupil in pupils], ignore_conflicts=True)
    terms = Terms.objects.select_for_update().filter(assignment=assignment, pupil__in=pupils)
    fresh = set(terms.filter(not_yet_on(now)).values_list("pupil", flat=True))
    terms.filter(pupil__in=fresh).update(reminded_at=now, reminded_by=by)
    with_address = [pupil for pupil in pupils if pupil.pk in fresh and pupil.email]
    letters = post_letters(assignment, with_address, now=now)
    if fresh:
        course = assignment.course_key
        ledger.note(Deed.PUPILS_REMINDED, by=by, school_class=assignment.school_class, about=fresh, course=course)
    return Reminded(letters, len(fresh) - letters, len(pupils) - len(fresh))


def not_yet_on(now: datetime) -> Q:
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    return Q(reminded_at=None) | Q(reminded_at__lt=midnight)


def title_for(assignment, course, *, language: str) -> str:
    """Return what a letter calls it: the course, or its refresher."""
    if not assignment.is_refresher:
        return course.title
    with translation.override(language):
        return _("%(title)s (odświeżenie)") % {"title": course.title}


def post_letters(assignment, pupils: list, *, now: datetime) -> int:
    """Post a letter to each; return how many. A course that is no longer published is not written about."""
    courses: dict[str, dict] = {}
    posted = 0
    for pupil in pupils:
        if pupil.language not in courses:
            courses[pupil.language] = courses_by_key([assignment.course_key], language=pupil.language)
        course = courses[pupil.language].get(assignment.course_key)
        if course:
            outbox.post(
                person=pupil,
                kind=KIND,
                key=f"{KIND}:{assignment.pk}:{pupil.pk}:{timezone.localdate(now)}",
                context={
                    "assignment": assignment.pk,
                    "course_title": title_for(assignment, course, language=pupil.language),
                    "course_path": course.get_url() or "/",
                },
            )
            posted += 1
    return posted
