"""Completing a practical step: by who watched the skill, never by the learner."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses import progress
from courses.enrolment import enrol_by_key
from courses.models import Completion, CoursePage, PracticalPage, StepCompletion


@transaction.atomic
def confirm(*, person, page: PracticalPage, on: date, by: str) -> Completion | None:
    """The person showed the skill: complete the step. Returns the completion when the course is finished.

    What the certificate says of it is written down now, in the language of the page. Shown again, the later time is the one
    that is told; what a certificate says already stays as it is.
    """
    enrolment = enrol_by_key(person=person, course_key=page.get_parent().translation_key)
    facts = {"practice_note": note(page, on=on, by=by), "seen_on": on.isoformat()}
    completion = progress.complete_step(enrolment=enrolment, step=page, facts=facts)
    StepCompletion.objects.filter(enrolment=enrolment, step=page.translation_key).update(facts=facts)
    return completion


def note(page: PracticalPage, *, on: date, by: str) -> str:
    with translation.override(page.locale.language_code):
        words = _("Część praktyczna „%(title)s”: zaliczona %(day)s, prowadzenie: %(by)s.")
        return words % {"title": page.title, "day": date_format(on), "by": by}


def take_back(*, person, page: PracticalPage) -> None:
    """Undo a confirmation made by mistake. Raises progress.CourseFinished when the course is finished by now."""
    progress.take_back(person=person, course_key=page.get_parent().translation_key, step=page)


def shown_since(*, person, course_key: UUID, day: date) -> dict:
    """Return what a proof says of the course's skills, when each of them was seen on that day or later; else nothing.

    A skill fades: what was seen in a former term of a certificate is not said of a new one.
    """
    needed = skills_of(course_key)
    rows = StepCompletion.objects.filter(
        enrolment__learner=person, enrolment__course_key=course_key, step__in=needed
    ).order_by("completed_at", "pk")
    told = [facts for facts in rows.values_list("facts", flat=True) if facts.get("seen_on", "") >= day.isoformat()]
    return progress.told_of(told) if needed and len(told) == len(needed) else {}


def skills_of(course_key: UUID) -> set[UUID]:
    """Return the keys of the live practical steps of a course, in whatever language."""
    courses = CoursePage.objects.live().filter(translation_key=course_key)
    paths = set(courses.values_list("path", flat=True))
    pages = PracticalPage.objects.live().values_list("path", "translation_key")
    return {key for path, key in pages if path[: -PracticalPage.steplen] in paths}
