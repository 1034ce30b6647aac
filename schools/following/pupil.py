"""One pupil of a class, as those who teach the class see him or her: the courses that the class was given, nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from courses.models import CoursePage
from quizzes import papers, showing
from quizzes.models import Attempt
from schools.following.grid import Grid, Row, class_grid
from schools.models import Assignment, SchoolClass
from schools.overview import assigned_courses


@dataclass(frozen=True)
class PupilCourse:
    """A course of the class: how far the pupil is, and the attempts at its tests, the newest first."""

    assignment: Assignment
    course: CoursePage
    grid: Grid
    row: Row
    attempts: list[Attempt]


def members_of(school_class: SchoolClass) -> QuerySet:
    return get_user_model().objects.filter(class_memberships__school_class=school_class)


def courses_of(school_class: SchoolClass, pupil, *, language: str, now: datetime) -> list[PupilCourse]:
    assignments = list(school_class.assignments.order_by("is_refresher", "pk"))
    courses = assigned_courses([one.course_key for one in assignments], language=language)
    return [
        found
        for key, course in courses.items()
        for one in assignments
        if one.course_key == key and (found := course_of(one, course, pupil, now=now)) is not None
    ]


def course_of(assignment: Assignment, course: CoursePage, pupil, *, now: datetime) -> PupilCourse | None:
    grid = class_grid(assignment, course=course, now=now, only=pupil)
    if not grid.rows:
        return None
    subjects = [step.key for step in grid.steps]
    attempts = Attempt.objects.filter(learner=pupil, subject__in=subjects).select_related("paper")
    return PupilCourse(assignment, course, grid, grid.rows[0], list(attempts.order_by("-started_at")))


def attempts_seen_in(school_class: SchoolClass, pupil, *, language: str) -> Q:
    """Return which attempts the class's teachers may open: those at the steps of the courses that the pupil has there."""
    given = Assignment.objects.given_to(pupil).filter(school_class=school_class)
    keys = list(given.values_list("course_key", flat=True))
    courses = assigned_courses(keys, language=language).values()
    steps = [key for course in courses for key in course.get_children().values_list("translation_key", flat=True)]
    return Q(subject__in=steps)


def answers_of(attempt: Attempt) -> list[papers.Presented]:
    """Return the questions with what the pupil answered. While a test is going on, nothing of it is shown."""
    checks_at_once = attempt.paper.content["rules"]["feedback"] == "at_once"
    return showing.presented(attempt) if checks_at_once or not attempt.is_open else []
