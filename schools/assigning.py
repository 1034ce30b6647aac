"""Giving a class a course to do."""

from django.contrib.auth import get_user_model
from django.db import transaction

from courses.enrolment import enrol_many
from courses.models import CoursePage
from schools import audit
from schools.models import Assignment, SchoolClass


class CourseNotLive(Exception):
    """There is no published course of that key in any language."""


@transaction.atomic
def assign(*, course_key, school_class: SchoolClass, due_on, by, now) -> Assignment:
    """Give the class the course and put its pupils on it. A second time only sets another day.

    Raises CourseNotLive.
    """
    if not CoursePage.objects.live().filter(translation_key=course_key).exists():
        raise CourseNotLive
    assignment, made = Assignment.objects.get_or_create(
        school_class=school_class,
        course_key=course_key,
        defaults={"due_on": due_on, "assigned_by": by, "assigned_at": now},
    )
    if not made and assignment.due_on != due_on:
        assignment.due_on = due_on
        assignment.save(update_fields=["due_on"])
    enrol_many(people=pupils_of(school_class), course_key=course_key)
    audit.note("course-assigned", by=by, school_class=school_class.pk, course=course_key, due_on=due_on)
    return assignment


def withdraw(*, assignment: Assignment, by) -> None:
    """Take the course off the class's list. What the pupils have done on it stays theirs."""
    audit.note("assignment-withdrawn", by=by, school_class=assignment.school_class_id, course=assignment.course_key)
    Assignment.objects.filter(pk=assignment.pk).delete()


def pupils_of(school_class: SchoolClass):
    return get_user_model().objects.filter(class_memberships__school_class=school_class)
