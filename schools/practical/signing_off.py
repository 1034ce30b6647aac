"""Writing down what an evaluator saw. A skill that was shown completes its step of the course; a mistake is undone."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Count

from audit import ledger
from audit.deeds import Deed
from courses import practical
from courses.models import CoursePage, PracticalPage
from schools.models import SchoolClass, SignOff

Result = SignOff.Result


class NotToUndo(Exception):
    """It is undone already."""


def skills_of(school_class: SchoolClass, *, language: str) -> list[tuple[CoursePage, PracticalPage]]:
    """Return the live skills of the courses that the class was given, with their courses, in the language where there is one."""
    keys = school_class.assignments.values("course_key")
    courses = {one.path: one for one in CoursePage.objects.filter(translation_key__in=keys).select_related("locale")}
    found: dict = {}
    for page in PracticalPage.objects.live().order_by("path"):
        course = courses.get(page.path[: -page.steplen])
        if course and (page.translation_key not in found or course.locale.language_code == language):
            found[page.translation_key] = (course, page)
    return sorted(found.values(), key=lambda pair: pair[0].code)


def how_many_passed(pupils) -> dict:
    """Return how many of the pupils have shown each skill, by the key of its step. One query."""
    rows = SignOff.objects.filter(pupil__in=pupils, result=Result.PASSED, undone_at=None).order_by()
    return dict(rows.values_list("step").annotate(n=Count("pk")))


@transaction.atomic
def sign_off(
    *, school_class: SchoolClass, page: PracticalPage, results: Mapping, on: date, place: str, by, now: datetime
) -> int:
    """Write down the results by pupil; return how many were new. Who has passed is not asked again."""
    course_key = page.get_parent().translation_key
    passed = set(passes(page).filter(pupil__in=results).values_list("pupil", flat=True))
    made = []
    for pupil, result in results.items():
        if pupil.pk in passed:
            continue
        row = SignOff(
            school_class=school_class,
            pupil=pupil,
            course_key=course_key,
            step=page.translation_key,
            result=result,
            done_on=on,
            place=place,
            by=by,
            made_at=now,
        )
        if write(row, page):
            made.append(pupil)
    if made:
        ledger.note(Deed.SKILLS_SIGNED_OFF, by=by, school_class=school_class, about=made, skill=page.translation_key)
    return len(made)


def write(row: SignOff, page: PracticalPage) -> bool:
    """Save one result; False when another evaluator was faster."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return False
    if row.result == Result.PASSED:
        practical.confirm(person=row.pupil, page=page, on=row.done_on, by=row.by.full_name)
    return True


def passes(page: PracticalPage):
    return SignOff.objects.filter(step=page.translation_key, result=Result.PASSED, undone_at=None)


@transaction.atomic
def undo(*, row: SignOff, page: PracticalPage, by, now: datetime) -> None:
    """Take a result back. Raises NotToUndo, and courses.progress.CourseFinished when it counts for a certificate by now."""
    row = SignOff.objects.select_for_update().get(pk=row.pk)
    if row.undone_at:
        raise NotToUndo
    if row.result == Result.PASSED:
        practical.take_back(person=row.pupil, page=page)
    row.undone_at, row.undone_by = now, by
    row.save(update_fields=["undone_at", "undone_by"])
    facts = {"skill": row.step, "sign_off": row.pk}
    ledger.note(Deed.SIGN_OFF_UNDONE, by=by, school_class=row.school_class, about=[row.pupil_id], **facts)
