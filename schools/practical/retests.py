"""Who shows a skill once more: it fades, so what was passed in a former term does not speak for a new certificate."""

from collections.abc import Mapping
from datetime import date

from certificates.facts import months_after
from certificates.models import REFRESHED_BEFORE, Certificate
from certificates.terms import practice_counts_from
from courses.models import CoursePage
from schools.models import SignOff


def to_show_again(*, passed: Mapping[int, SignOff], course: CoursePage, on: date) -> set[int]:
    """Return which of those who have passed, by pupil, may be tested again on that day. One query.

    Who has a certificate: when the skill was seen before the term that counts. Who has none yet: when the refresher of the
    course would be due.
    """
    standing = Certificate.objects.standing().filter(holder__in=passed, course_key=course.translation_key)
    certificates = {one.holder_id: one for one in standing}
    return {pupil for pupil, row in passed.items() if row.done_on < since(certificates.get(pupil), row, course, on)}


def since(certificate: Certificate | None, row: SignOff, course: CoursePage, on: date) -> date:
    """Return the day since which the skill has to have been seen."""
    if certificate is not None:
        return practice_counts_from(certificate, on=on)
    fades = months_after(row.done_on, course.refresh_months) - REFRESHED_BEFORE
    return on if on >= fades else date.min
