"""A refresher: who learnt the course passes its exam once more. What was passed before does not count, and is not lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses import exams, progress
from home.desk.classes import with_courses
from home.desk.due import due_courses
from quizzes import attempts
from schools import assigning
from schools.following.grid import State, class_grid
from schools.following.register import Wanted, register_of
from schools.models import SchoolClass
from schools.overview import State as Progress
from schools.overview import class_overview
from schools.papers.contents import progress_table, results_table
from schools.reminders import assignments_due, pupils_to_remind
from tests.factories import make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db

LATER = deeds.NOW + timedelta(days=30)
DUE = (LATER + timedelta(days=7)).date()


@pytest.fixture
def pupils(class_7b, course):
    """All three have finished the course."""
    found = [one.pupil for one in class_7b.memberships.order_by("pk").select_related("pupil")]
    deeds.assign(class_7b, course)
    for pupil in found:
        deeds.take_exam(pupil, course)
    return found


@pytest.fixture
def refresher(class_7b, course, pupils):
    return deeds.assign(class_7b, course, is_refresher=True, due_on=DUE, now=LATER)


def pass_again(pupil, course, *, right=True, at=LATER + timedelta(hours=1)):
    exam = progress.step_pages(course)[-1]
    attempt = exams.start_exam(person=pupil, exam=exam, now=at)
    for asked in attempt.paper.content["questions"]:
        deeds.save(attempt, asked, right=right, now=at)
    return attempts.submit(attempt=attempt, now=at)


def states(refresher, course):
    grid = class_grid(refresher, course=course, now=LATER + timedelta(hours=2))
    return [row.state for row in sorted(grid.rows, key=lambda row: row.pupil.pk)]


def test_a_class_has_the_course_and_its_refresher_side_by_side(class_7b, course, refresher):
    assert class_7b.assignments.count() == 2
    again = deeds.assign(class_7b, course, is_refresher=True, due_on=DUE, now=LATER + timedelta(days=1))
    assert again == refresher


def test_only_what_was_passed_since_counts(course, refresher, pupils):
    assert states(refresher, course) == [State.WAITING] * 3
    pass_again(pupils[0], course)
    pass_again(pupils[1], course, right=False)
    assert states(refresher, course) == [State.COMPLETED, State.BEGUN, State.WAITING]
    grid = class_grid(refresher, course=course, now=LATER)
    assert [step.is_exam for step in grid.steps] == [True]


def test_the_school_table_and_the_files_say_the_same(class_7b, course, refresher, pupils):
    pass_again(pupils[0], course)
    exam = progress.step_pages(course)[-1].translation_key
    table = register_of(
        [class_7b],
        course_key=course.translation_key,
        steps=[exam],
        wanted=Wanted(state="completed"),
        now=LATER,
        is_refresher=True,
    )
    assert [entry.uuid for entry in table.entries] == [pupils[0].uuid]
    assert table.total == 3
    overview = class_overview(class_7b, language="pl", today=DUE)
    both = {one.assignment.is_refresher: [place.state for place in one.places] for one in overview.courses}
    assert both[False] == [Progress.COMPLETED] * 3
    assert sorted(both[True]) == [Progress.COMPLETED, Progress.WAITING, Progress.WAITING]
    rows = progress_table([overview], whose="7b", by_class=False).rows
    assert sum("(odświeżenie)" in row[1] for row in rows) == 3
    assert len(overview.certificates) == 3  # each once, although two assignments lead to it
    assert len(results_table([overview], whose="7b", by_class=False).rows) == 3


def test_the_desks_of_teacher_and_pupil_know_it(course, refresher, pupils):
    pass_again(pupils[0], course)
    (mine,) = with_courses(SchoolClass.objects.all(), language="pl", today=LATER.date())
    (counted,) = [one for one in mine.courses if one.is_refresher]
    assert (counted.pupils, counted.finished, counted.not_started) == (3, 1, 2)
    overviews = {pupil: [progress.overview_for(pupil, course)] for pupil in pupils}
    (due,) = due_courses(pupils[1], overviews[pupils[1]], language="pl")
    assert (due.is_refresher, due.due_on) == (True, DUE)
    assert due_courses(pupils[0], overviews[pupils[0]], language="pl") == []


def test_letters_go_to_those_who_have_not_passed_again(course, refresher, pupils):
    for pupil in pupils:
        pupil.email = f"{pupil.username}@example.org"
        pupil.save()
    pass_again(pupils[0], course)
    assert list(pupils_to_remind(refresher)) == pupils[1:]
    letters = list(assignments_due(DUE - timedelta(days=1)))
    assert [letter.context["course_title"] for letter in letters] == ["Uratuj serce (odświeżenie)"] * 2


def test_attempts_are_counted_from_the_refresher(class_7b, course, pupils):
    deeds.assign(class_7b, course, is_refresher=True, attempts=1, now=LATER)
    exam = progress.step_pages(course)[-1]
    pass_again(pupils[0], course, right=False)
    assert exams.exam_context(pupils[0], exam)["attempts_left"] == 0
    assert exams.exam_context(pupils[1], exam)["attempts_left"] == 1


def test_a_course_without_an_exam_has_nothing_to_refresh(as_, ewa, class_7b):
    course = make_course(slug="bez-testu", code="K8", exam_questions=0)
    with pytest.raises(assigning.NothingToRefresh):
        deeds.assign(class_7b, course, is_refresher=True)
    data = {"course": course.translation_key, "purpose": "refresher", "classes": [class_7b.pk]}
    answer = as_(ewa).post(reverse("schools:assign", args=[class_7b.uuid]), data)
    assert answer.status_code == 422
    assert "Ten kurs nie ma testu" in answer.content.decode()
    assert not class_7b.assignments.exists()


def test_the_teacher_gives_it_on_the_page(as_, ewa, school, class_7b, course, pupils):
    data = {"course": course.translation_key, "purpose": "refresher", "classes": [class_7b.pk]}
    page = as_(ewa).post(reverse("schools:assign", args=[class_7b.uuid]), data, follow=True).content.decode()
    assert "Uratuj serce (odświeżenie)" in page
    given = class_7b.assignments.get(is_refresher=True)
    assert given.assigned_at <= timezone.now()
    address = reverse("schools:pupil", args=[class_7b.uuid, pupils[0].uuid])
    assert "Uratuj serce (odświeżenie)" in as_(ewa).get(address).content.decode()
    SchoolClass.objects.update(school_year=deeds.YEAR)
    register = as_(ewa).get(
        reverse("schools:register", args=[school.uuid]), {"course": f"{course.translation_key}-refresher"}
    )
    assert "(odświeżenie)</option>" in register.content.decode()
