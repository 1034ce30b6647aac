"""Completing a practical step: by who watched the skill, never by the learner."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses import progress
from courses.enrolment import enrol_by_key
from courses.models import Completion, PracticalPage


def confirm(*, person, page: PracticalPage, on: date, by: str) -> Completion | None:
    """The person showed the skill: complete the step. Returns the completion when that finished the course.

    What the certificate says of it is written down now, in the language of the page.
    """
    course = page.get_parent()
    enrolment = enrol_by_key(person=person, course_key=course.translation_key)
    return progress.complete_step(enrolment=enrolment, step=page, facts={"practice_note": note(page, on=on, by=by)})


def note(page: PracticalPage, *, on: date, by: str) -> str:
    with translation.override(page.locale.language_code):
        words = _("Część praktyczna „%(title)s”: zaliczona %(day)s, prowadzenie: %(by)s.")
        return words % {"title": page.title, "day": date_format(on), "by": by}


def take_back(*, person, page: PracticalPage) -> None:
    """Undo a confirmation made by mistake. Raises progress.CourseFinished when the course is finished by now."""
    progress.take_back(person=person, course_key=page.get_parent().translation_key, step=page)
