"""A class at a glance: every pupil beside every step of every course that the class was given.

The number of queries does not grow with the class (tests/schools/test_overview.py).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate
from courses.models import Completion, CoursePage, StepCompletion
from courses.progress import is_exam
from courses.refreshing import exams_of, passes
from courses.shelf import courses_by_key, steps_by_course
from schools.collation import person_key
from schools.models import Assignment, ClassMembership, SchoolClass, Terms
from schools.recipients import CHOSEN, Given, given_in


class State(models.TextChoices):
    COMPLETED = "completed", _("ukończony")
    OVERDUE = "overdue", _("po terminie")
    BEGUN = "begun", _("w trakcie")
    WAITING = "waiting", _("jeszcze nie zaczęty")


@dataclass(frozen=True)
class Place:
    """How far one pupil is on one course; nothing of it when the course is not `given` to the pupil."""

    pupil: object
    marks: list[tuple[object, bool]]  # the step's page, and whether it is done
    finished_at: datetime | None
    certificate: Certificate | None
    overdue: bool
    given: bool = True

    @property
    def done(self) -> int:
        return sum(done for step, done in self.marks)

    @property
    def total(self) -> int:
        return len(self.marks)

    @property
    def state(self) -> State:
        if self.finished_at:
            return State.COMPLETED
        return State.OVERDUE if self.overdue else State.BEGUN if self.done else State.WAITING


@dataclass(frozen=True)
class CourseProgress:
    """A course of the class with the place of every pupil, in the order of the register."""

    assignment: Assignment
    course: CoursePage
    steps: list
    places: list[Place]

    @property
    def finished(self) -> int:
        return sum(place.finished_at is not None for place in self.places)


@dataclass(frozen=True)
class ClassOverview:
    school_class: SchoolClass
    pupils: list
    courses: list[CourseProgress]

    @property
    def rows(self) -> list[tuple[object, list[Place]]]:
        """Every pupil with one place per course."""
        return [(pupil, [course.places[at] for course in self.courses]) for at, pupil in enumerate(self.pupils)]

    @property
    def certificates(self) -> list[Certificate]:
        """The standing certificates of the class's courses, in the order of the register, each once."""
        found = (place.certificate for _pupil, places in self.rows for place in places if place.certificate)
        return list(dict.fromkeys(found))


def class_overview(school_class: SchoolClass, *, language: str, today: date) -> ClassOverview:
    """Return the progress of the class: pupils in the order of the Polish alphabet, courses in that of their codes."""
    (found,) = overviews_of([school_class], language=language, today=today)
    return found


def overviews_of(classes: list[SchoolClass], *, language: str, today: date) -> list[ClassOverview]:
    """Return the progress of each class. The number of queries grows neither with the classes nor with their pupils."""
    pupils = pupils_by_class(classes)
    given = given_in(pk__in=[one.pk for one in classes])
    keys = {one.course_key for school_class in classes for one in given.in_class(school_class.pk)}
    courses = assigned_courses(list(keys), language=language)
    steps = steps_by_course(courses.values())
    facts = facts_of(classes, given, keys=list(courses))
    return [
        ClassOverview(
            one,
            pupils.get(one.pk, []),
            [
                CourseProgress(
                    assignment,
                    course,
                    steps_for(assignment, steps[course.pk]),
                    [
                        facts.place_of(
                            pupil, assignment=assignment, steps=steps_for(assignment, steps[course.pk]), today=today
                        )
                        for pupil in pupils.get(one.pk, [])
                    ],
                )
                for key, course in courses.items()
                for assignment in given.in_class(one.pk)
                if assignment.course_key == key
            ],
        )
        for one in classes
    ]


def steps_for(assignment: Assignment, steps: list) -> list:
    """Return what has to be done: all steps of the course, of a refresher the exam alone."""
    return [step for step in steps if is_exam(step)] if assignment.is_refresher else steps


def pupils_by_class(classes: list[SchoolClass]) -> dict[int, list]:
    """Return the pupils of each class, in the order of the Polish alphabet. One query."""
    found: dict[int, list] = {}
    for place in ClassMembership.objects.filter(school_class__in=classes).select_related("pupil").order_by():
        found.setdefault(place.school_class_id, []).append(place.pupil)
    return {key: sorted(pupils, key=person_key) for key, pupils in found.items()}


def assigned_courses(keys: list, *, language: str) -> dict:
    """Return the courses by their keys, in the order of their codes, also those no longer published."""
    courses = courses_by_key(keys, language=language)
    gone = [key for key in keys if key not in courses]
    for course in CoursePage.objects.filter(translation_key__in=gone).select_related("locale"):
        if course.locale.language_code == language or course.translation_key not in courses:
            courses[course.translation_key] = course
    return dict(sorted(courses.items(), key=lambda item: (item[1].code, item[1].title)))


@dataclass(frozen=True)
class Facts:
    """What the pupils of classes have to do and have done, by (pupil, course key); own days by (assignment, pupil)."""

    steps: dict
    finished: dict
    certificates: dict
    own_days: dict
    given: Given
    passes: dict  # by (pupil, exam)

    def refreshed(self, pupil: int, assignment: Assignment, exams: set) -> tuple[set, datetime | None]:
        """Return which exams the pupil passed anew, and when all of them were."""
        anew = {
            exam: at
            for exam in exams
            if (at := next((at for at in self.passes.get((pupil, exam), ()) if at >= assignment.assigned_at), None))
        }
        return set(anew), max(anew.values()) if anew and len(anew) == len(exams) else None

    def place_of(self, pupil, *, assignment: Assignment, steps: list, today: date) -> Place:
        where = (pupil.pk, assignment.course_key)
        if not self.given.is_for(assignment, pupil.pk):
            return Place(pupil, [], None, None, overdue=False, given=False)
        if assignment.is_refresher:
            done, finished_at = self.refreshed(pupil.pk, assignment, {step.translation_key for step in steps})
        else:
            done, finished_at = self.steps.get(where, ()), self.finished.get(where)
        due_on = self.own_days.get((assignment.pk, pupil.pk)) or assignment.due_on
        return Place(
            pupil=pupil,
            marks=[(step, step.translation_key in done) for step in steps],
            finished_at=finished_at,
            certificate=self.certificates.get(where),
            overdue=due_on is not None and due_on < today,
        )


def passes_of(classes: list[SchoolClass], given: Given) -> dict:
    """Return when the pupils passed the exams of courses to refresh. No query where there is nothing to refresh."""
    refreshers = [one for each in classes for one in given.in_class(each.pk) if one.is_refresher]
    if not refreshers:
        return {}
    exams = exams_of({one.course_key for one in refreshers})
    found: dict = {}
    since = min(one.assigned_at for one in refreshers)
    rows = passes({exam for keys in exams.values() for exam in keys}, since=since).filter(
        learner__in=pupils_in(classes)
    )
    for pupil, exam, at in rows.order_by("submitted_at").values_list("learner", "subject", "submitted_at"):
        found.setdefault((pupil, exam), []).append(at)
    return found


def facts_of(classes: list[SchoolClass], given: Given, *, keys: list) -> Facts:
    pupils = pupils_in(classes)
    enrolled = {"enrolment__learner__in": pupils, "enrolment__course_key__in": keys}
    done: dict = {}
    found = StepCompletion.objects.filter(**enrolled)
    for pupil, key, step in found.values_list("enrolment__learner_id", "enrolment__course_key", "step"):
        done.setdefault((pupil, key), set()).add(step)
    completed = Completion.objects.filter(**enrolled).values_list(
        "enrolment__learner_id", "enrolment__course_key", "completed_at"
    )
    standing = Certificate.objects.standing().filter(holder__in=pupils, course_key__in=keys)
    own = Terms.objects.filter(assignment__school_class__in=classes, due_on__isnull=False)
    return Facts(
        steps=done,
        finished={(learner, key): at for learner, key, at in completed},
        certificates={(one.holder_id, one.course_key): one for one in standing},
        own_days={(given, pupil): due_on for given, pupil, due_on in own.values_list("assignment", "pupil", "due_on")},
        given=given,
        passes=passes_of(classes, given),
    )


def with_certificates(assignments):
    """Let each assignment know how many of those for whom it is hold its certificate. No query of its own."""
    here = ClassMembership.objects.filter(school_class=OuterRef(OuterRef("school_class"))).values("pupil")
    chosen = Exists(CHOSEN.objects.filter(assignment=OuterRef(OuterRef("pk")), user=OuterRef("holder")))
    whole = ExpressionWrapper(OuterRef("everybody"), output_field=models.BooleanField())
    held = (
        Certificate.objects.standing()
        .alias(whole=whole)
        .filter(models.Q(whole=True) | chosen, holder__in=here, course_key=OuterRef("course_key"))
        .order_by()
    )
    return assignments.annotate(
        certificates=Coalesce(Subquery(held.values("course_key").annotate(n=Count("pk")).values("n")), 0)
    )


def pupils_in(classes: list[SchoolClass]):
    """The pupils of these classes, for the database to look them up."""
    return ClassMembership.objects.filter(school_class__in=classes).values("pupil")
