"""What a regrade of a question means for certificates. It is told to the person who decides; nothing is done here."""

from collections import defaultdict
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.models import Certificate
from courses import exams
from courses.models import Enrolment
from quizzes.models import Attempt
from quizzes.regrading import Change


def tell(changes: list[Change]) -> list[str]:
    """Say how many valid certificates rest on passes that would be lost, and how many people would finish a course."""
    told = []
    if resting := certificates_resting_on([change for change in changes if change.loses]):
        told.append(
            _("Ważne zaświadczenia, które opierają się na tych zaliczeniach: %s. Żadne samo nie straci ważności.")
            % resting
        )
    if finishing := people_who_finish([change for change in changes if change.wins]):
        told.append(_("Osoby, które dzięki temu ukończą kurs i dostaną zaświadczenie: %s.") % finishing)
    return told


def certificates_resting_on(lost: list[Change]) -> int:
    """Count the valid certificates whose holders have no other passed attempt at the exam."""
    today = timezone.localdate()
    count = 0
    for subject, changes in by_subject(lost).items():
        exam = exams.exam_page(subject, language=changes[0].language)
        if exam is None:
            continue
        people = {change.learner_id for change in changes}
        gone = [change.attempt for change in changes]
        passed = Attempt.objects.filter(subject=subject, passed=True, learner__in=people).exclude(uuid__in=gone)
        people -= set(passed.values_list("learner", flat=True))
        key = exam.get_parent().translation_key
        count += Certificate.objects.valid(today=today).filter(course_key=key, holder__in=people).count()
    return count


def people_who_finish(won: list[Change]) -> int:
    """Count the people for whom the exam is the last step of the course that is missing."""
    count = 0
    for subject, changes in by_subject(won).items():
        exam = exams.exam_page(subject, language=changes[0].language)
        if exam is None:
            continue
        course = exam.get_parent()
        needed = set(course.get_children().live().values_list("translation_key", flat=True)) - {subject}
        enrolments = Enrolment.objects.unfinished().filter(
            course_key=course.translation_key, learner__in={change.learner_id for change in changes}
        )
        count += sum(
            needed <= {row.step for row in enrolment.steps_done.all()}
            for enrolment in enrolments.prefetch_related("steps_done")
        )
    return count


def by_subject(changes: list[Change]) -> dict[UUID, list[Change]]:
    found: dict[UUID, list[Change]] = defaultdict(list)
    for change in changes:
        found[change.subject].append(change)
    return found
