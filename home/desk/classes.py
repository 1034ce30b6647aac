"""What a teacher does today: which courses of which classes need a look, and why.

The database counts, so that a school of ten thousand costs as many queries as a class of thirty.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from courses.models import Enrolment, StepCompletion
from courses.refreshing import exams_of
from quizzes.models import Attempt
from schools.collation import class_key
from schools.following.grid import STUCK_AFTER
from schools.models import Assignment, SchoolClass, Staff
from schools.overview import assigned_courses
from schools.recipients import is_for
from schools.years import school_year_of

DUE_SOON = timedelta(days=14)


@dataclass(frozen=True)
class ClassCourse:
    """A course that a class was given, for how many of its pupils, and how many of these are where."""

    school_class: SchoolClass
    course: object
    start_on: date | None
    due_on: date | None
    is_refresher: bool
    today: date
    pupils: int
    finished: int
    stuck: int
    not_started: int

    @property
    def unfinished(self) -> int:
        return self.pupils - self.finished

    @property
    def overdue(self) -> bool:
        return self.due_on is not None and self.due_on < self.today

    @property
    def due_soon(self) -> bool:
        return self.due_on is not None and self.today <= self.due_on <= self.today + DUE_SOON

    @property
    def has_begun(self) -> bool:
        return self.start_on is None or self.start_on <= self.today

    @property
    def needs_a_look(self) -> bool:
        pressing = self.overdue or self.due_soon or self.stuck or self.not_started
        return self.has_begun and self.unfinished > 0 and bool(pressing)

    @property
    def urgency(self) -> tuple:
        """Sorts: what is late, then what is soon due, the nearer day first; then where most pupils wait for help."""
        return not self.overdue, not self.due_soon, self.due_on or date.max, -self.stuck - self.not_started


@dataclass(frozen=True)
class TeachersClass:
    school_class: SchoolClass
    pupils: int
    courses: list[ClassCourse]


def taught_by(person, *, today: date):
    """Return the classes of this school year that the person teaches."""
    posts = Staff.objects.filter(person=person)
    return SchoolClass.objects.open().filter(teachers__in=posts, school_year=school_year_of(today)).distinct()


def run_by(person, *, today: date):
    """Return the classes of this school year in the schools whose office the person is."""
    posts = Staff.objects.filter(person=person, role__in=Staff.OFFICE)
    return SchoolClass.objects.open().filter(school__staff__in=posts, school_year=school_year_of(today))


def teaching(person, *, language: str, today: date) -> dict:
    """Return the teacher's part of the desk: the classes, and what to look at today."""
    classes = with_courses(taught_by(person, today=today), language=language, today=today)
    return {"classes": classes, "today_list": needing_a_look(classes)}


def needing_a_look(classes: list[TeachersClass]) -> list[ClassCourse]:
    found = [course for each in classes for course in each.courses if course.needs_a_look]
    return sorted(found, key=lambda course: course.urgency)


def with_courses(classes, *, language: str, today: date) -> list[TeachersClass]:
    """Return the classes, 9a before 10a, each with its courses. Four queries."""
    counted = list(
        SchoolClass.objects.filter(pk__in=classes.values("pk"))
        .select_related("school")
        .annotate(pupils=Count("memberships"))
    )
    still_here = Q(pupils__class_memberships__school_class=F("school_class"))
    assignments = list(
        Assignment.objects.filter(school_class__in=classes.values("pk")).annotate(
            chosen=Count("pupils", filter=still_here, distinct=True)
        )
    )
    courses = assigned_courses([assignment.course_key for assignment in assignments], language=language)
    counts = counts_of(classes) | counts_of_refreshers([one for one in assignments if one.is_refresher])
    by_class: dict = {}
    for assignment in assignments:
        by_class.setdefault(assignment.school_class_id, []).append(assignment)
    return [
        TeachersClass(
            school_class=each,
            pupils=each.pupils,
            courses=[
                class_course(each, assignment, courses[assignment.course_key], counts, today=today)
                for assignment in by_class.get(each.pk, [])
                if assignment.course_key in courses
            ],
        )
        for each in sorted(counted, key=lambda each: class_key(each.name))
    ]


def class_course(school_class, assignment, course, counts: dict, *, today: date) -> ClassCourse:
    counted = counts.get(assignment.pk, {"finished": 0, "begun": 0, "stuck": 0})
    pupils = school_class.pupils if assignment.everybody else assignment.chosen
    return ClassCourse(
        school_class=school_class,
        course=course,
        start_on=assignment.start_on,
        due_on=assignment.due_on,
        is_refresher=assignment.is_refresher,
        today=today,
        pupils=pupils,
        finished=counted["finished"],
        stuck=counted["stuck"],
        not_started=pupils - counted["begun"],
    )


def counts_of(classes) -> dict:
    """Count the pupils of each assignment: who has finished, who has begun, and who began and stays away. One query."""
    quiet = timezone.now() - STUCK_AFTER
    begun = Exists(StepCompletion.objects.filter(enrolment=OuterRef("pk"))) | Q(last_step__isnull=False)
    given = "learner__class_memberships__school_class__assignments"
    rows = (
        Enrolment.objects.filter(
            is_for(given, "learner"),
            learner__class_memberships__school_class__in=classes.values("pk"),
            course_key=F(f"{given}__course_key"),
        )
        .order_by()
        .annotate(has_begun=begun)
        .values(assignment=F(f"{given}__pk"))
        .annotate(
            finished=Count("pk", filter=Q(completion__isnull=False)),
            begun=Count("pk", filter=Q(has_begun=True) | Q(completion__isnull=False)),
            stuck=Count("pk", filter=Q(has_begun=True, completion=None, last_seen_at__lt=quiet)),
        )
    )
    return {row["assignment"]: row for row in rows}


def counts_of_refreshers(assignments: list) -> dict:
    """Count who has passed the exam anew, and who has begun to. Three queries, none where there is nothing to refresh.

    Of a course with several exams the one that fewest have passed counts.
    """
    if not assignments:
        return {}
    exams = exams_of({one.course_key for one in assignments})
    given = "learner__class_memberships__school_class__assignments"
    rows = (
        Attempt.objects.filter(
            Q(submitted_at=None) | Q(submitted_at__gte=F(f"{given}__assigned_at")),
            is_for(given, "learner"),
            **{f"{given}__in": assignments},
            subject__in={exam for keys in exams.values() for exam in keys},
        )
        .order_by()
        .values("subject", assignment=F(f"{given}__pk"))
        .annotate(
            begun=Count("learner", distinct=True), finished=Count("learner", filter=Q(passed=True), distinct=True)
        )
    )
    found: dict = {}
    for row in rows:
        found.setdefault(row["assignment"], {})[row["subject"]] = (row["begun"], row["finished"])
    return {one.pk: refresher_counts(found.get(one.pk, {}), exams.get(one.course_key, set())) for one in assignments}


def refresher_counts(by_exam: dict, exams: set) -> dict:
    counted = [by_exam.get(exam, (0, 0)) for exam in exams] or [(0, 0)]
    return {
        "finished": min(finished for _begun, finished in counted),
        "begun": max(begun for begun, _finished in counted),
        "stuck": 0,
    }
