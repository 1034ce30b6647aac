"""Writing down what an evaluator saw. A skill that was shown completes its step of the course; a mistake is undone."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Count

from audit import ledger
from audit.deeds import Deed
from certificates import replacing
from certificates.facts import local_date
from certificates.models import Certificate
from courses import practical
from courses.models import CoursePage, PracticalPage
from courses.progress import CourseFinished
from schools.models import Qualification, SchoolClass, SignOff
from schools.practical.retests import to_show_again

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


def standing():
    """Return the passes that count: not undone, and no later one in their place."""
    return SignOff.objects.filter(result=Result.PASSED, undone_at=None, retested_at=None)


def how_many_passed(pupils) -> dict:
    """Return how many of the pupils have shown each skill, by the key of its step. One query."""
    rows = standing().filter(pupil__in=pupils).order_by()
    return dict(rows.values_list("step").annotate(n=Count("pk")))


def passes(page: PracticalPage):
    return standing().filter(step=page.translation_key)


@transaction.atomic
def sign_off(
    *, school_class: SchoolClass, page: PracticalPage, results: Mapping, on: date, place: str, by, now: datetime
) -> int:
    """Write down the results by pupil; return how many were new.

    Who has passed is not asked again before the skill has to be refreshed (schools.practical.retests). A retest that is not
    passed yet takes nothing back.
    """
    course = page.get_parent().specific
    passed = {row.pupil_id: row for row in passes(page).select_for_update().filter(pupil__in=results)}
    again = to_show_again(passed=passed, course=course, on=on)
    qualification = Qualification.objects.filter(person=by).first()
    made = []
    for pupil, result in results.items():
        former = passed.get(pupil.pk)
        if former and pupil.pk not in again:
            continue
        row = SignOff(
            school_class=school_class,
            pupil=pupil,
            course_key=course.translation_key,
            step=page.translation_key,
            result=result,
            done_on=on,
            place=place,
            by=by,
            qualification=qualification.words if qualification else "",
            qualified_until=qualification.valid_until if qualification else None,
            made_at=now,
        )
        if write(row, page, former=former):
            made.append(pupil)
    if made:
        ledger.note(Deed.SKILLS_SIGNED_OFF, by=by, school_class=school_class, about=made, skill=page.translation_key)
    return len(made)


def write(row: SignOff, page: PracticalPage, *, former: SignOff | None) -> bool:
    """Save one result, a pass in the place of the former one; False when another evaluator was faster."""
    has_passed = row.result == Result.PASSED
    try:
        with transaction.atomic():
            if has_passed and former:
                SignOff.objects.filter(pk=former.pk).update(retested_at=row.made_at)
            row.save()
    except IntegrityError:
        return False
    if has_passed:
        practical.confirm(person=row.pupil, page=page, on=row.done_on, by=row.by.full_name)
        replacing.add_practice(person=row.pupil, course_key=row.course_key, on=row.done_on, now=row.made_at)
    return True


@transaction.atomic
def undo(*, row: SignOff, page: PracticalPage, by, now: datetime) -> None:
    """Take a result back. Raises NotToUndo, and courses.progress.CourseFinished when it counts for a certificate by now.

    When it was a retest, the former pass counts again.
    """
    row = SignOff.objects.select_for_update().get(pk=row.pk)
    if row.undone_at or row.retested_at:
        raise NotToUndo
    former = former_of(row)
    if former and stands_on_a_certificate(row):
        raise CourseFinished
    if row.result == Result.PASSED and not former:
        practical.take_back(person=row.pupil, page=page)
    row.undone_at, row.undone_by = now, by
    row.save(update_fields=["undone_at", "undone_by"])
    if former:
        SignOff.objects.filter(pk=former.pk).update(retested_at=None)
        practical.confirm(person=row.pupil, page=page, on=former.done_on, by=former.by.full_name if former.by else "–")
    facts = {"skill": row.step, "sign_off": row.pk}
    ledger.note(Deed.SIGN_OFF_UNDONE, by=by, school_class=row.school_class, about=[row.pupil_id], **facts)


def former_of(row: SignOff) -> SignOff | None:
    """Return the pass in whose place this one is."""
    if row.result != Result.PASSED:
        return None
    rows = SignOff.objects.filter(pupil=row.pupil_id, step=row.step, result=Result.PASSED, undone_at=None)
    return rows.exclude(retested_at=None).order_by("retested_at", "pk").last()


def stands_on_a_certificate(row: SignOff) -> bool:
    """Whether a certificate that tells of practice was issued since: it is withdrawn, and nothing is undone."""
    certificates = Certificate.objects.standing().filter(holder=row.pupil_id, course_key=row.course_key)
    return any(one.facts.get("practical") for one in certificates.filter(issued_on__gte=local_date(row.made_at)))
