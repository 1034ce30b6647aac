"""The courses of one person, each with how far he or she is. A constant number of queries, however many courses."""

import operator
from functools import reduce

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from courses import progress
from courses.models import CoursePage, Enrolment


def courses_by_key(keys, *, language: str) -> dict:
    """Return the live course pages with these keys, in the language where there is one, else in the source language."""
    found = CoursePage.objects.live().filter(translation_key__in=keys).select_related("locale")
    pages: dict = {}
    for page in found:
        spoken = page.locale.language_code
        if spoken == language or (spoken == settings.LANGUAGE_CODE and page.translation_key not in pages):
            pages[page.translation_key] = page
    return pages


def steps_by_course(courses) -> dict:
    """Return the live steps of each course, in order, by the course's id."""
    courses = list(courses)
    if not courses:
        return {}
    below = reduce(operator.or_, (Q(path__startswith=course.path, depth=course.depth + 1) for course in courses))
    steps: dict = {course.pk: [] for course in courses}
    by_path = {course.path: course.pk for course in courses}
    for page in Page.objects.live().filter(below).order_by("path").specific():
        steps[by_path[page.path[: -page.steplen]]].append(page)
    return steps


def courses_of(person, *, language: str) -> list[progress.Overview]:
    """Return the person's courses, the one looked at last first."""
    enrolments = list(
        Enrolment.objects.of(person)
        .select_related("completion")
        .prefetch_related("steps_done")
        .order_by("-last_seen_at")
    )
    courses = courses_by_key([enrolment.course_key for enrolment in enrolments], language=language)
    steps = steps_by_course(courses.values())
    return [
        progress.overview(
            course=courses[enrolment.course_key],
            pages=steps[courses[enrolment.course_key].pk],
            enrolment=enrolment,
            done={row.step for row in enrolment.steps_done.all()},
            completed=progress.is_completed(enrolment),
        )
        for enrolment in enrolments
        if enrolment.course_key in courses
    ]
