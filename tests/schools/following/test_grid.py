"""A class on one screen: true for every pupil, and at the same price for thirty as for three hundred."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit import ledger
from courses.models import Enrolment
from schools.following.extending import extend
from schools.following.grid import Sign, State, class_grid
from schools.following.today import Deed, tasks_of
from schools.following.trouble import trouble_of
from tests.factories import make_class, make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db

CLASS_QUERIES = 15


@pytest.fixture
def assignment(class_7b, course):
    return deeds.assign(class_7b, course)


@pytest.fixture
def pupils(class_7b):
    """Three pupils of 7b, in the order of the register."""
    return [
        membership.pupil for membership in class_7b.memberships.select_related("pupil").order_by("pupil__last_name")
    ]


def grid(assignment, course, now=deeds.NOW):
    return class_grid(assignment, course=course, now=now)


def states(found):
    return {row.pupil: row.state for row in found.rows}


def away(person, days):
    Enrolment.objects.filter(learner=person).update(last_seen_at=deeds.NOW - timedelta(days=days))


def test_every_pupil_stands_beside_every_step(assignment, course, pupils):
    none, some, every = pupils
    deeds.learn(some, course, steps=1)
    deeds.finish(every, course)
    found = grid(assignment, course)
    assert [step.title for step in found.steps] == ["Lekcja 1", "Lekcja 2", "Test końcowy"]
    assert [step.is_exam for step in found.steps] == [False, False, True]
    assert {row.pupil: [sign for _step, sign in row.signs] for row in found.rows} == {
        none: [Sign.NONE, Sign.NONE, Sign.NONE],
        some: [Sign.DONE, Sign.NONE, Sign.NONE],
        every: [Sign.DONE, Sign.DONE, Sign.DONE],
    }
    assert found.finished == 1


def test_a_lesson_that_was_opened_is_under_way_and_a_failed_exam_is_to_be_repeated(assignment, course, pupils):
    reader, _other, failed = pupils
    deeds.answer_check(reader, course)
    deeds.take_exam(failed, course, wrong={0})
    signs = {row.pupil: [sign for _step, sign in row.signs] for row in grid(assignment, course).rows}
    assert signs[reader][0] == Sign.OPEN
    assert signs[failed] == [Sign.DONE, Sign.DONE, Sign.NOT_YET]


def test_who_began_and_stays_away_for_more_than_a_week_is_stuck(assignment, course, pupils):
    waits, works, stays_away = pupils
    for person, days in ((works, 6), (stays_away, 8)):
        deeds.learn(person, course, steps=1)
        away(person, days)
    assert states(grid(assignment, course)) == {waits: State.WAITING, works: State.BEGUN, stays_away: State.STUCK}


def test_past_the_day_everybody_unfinished_is_late_but_not_who_got_another_day(course, class_7b, pupils, basia):
    late, extended, done = pupils
    given = deeds.assign(class_7b, course, due_on=deeds.TODAY - timedelta(days=1))
    extend(assignment=given, pupil=extended, due_on=deeds.TODAY, by=basia)
    deeds.finish(done, course)
    found = grid(given, course)
    assert states(found) == {late: State.OVERDUE, extended: State.WAITING, done: State.COMPLETED}
    assert {row.pupil: row.extended for row in found.rows} == {late: False, extended: True, done: False}


def test_rows_sort_by_name_by_progress_and_by_who_needs_help_most(assignment, course, pupils):
    first, second, third = pupils
    deeds.finish(first, course)
    deeds.learn(third, course, steps=1)
    away(third, 30)
    found = grid(assignment, course)
    assert [row.pupil for row in found.sorted_by("name")] == [first, second, third]
    assert [row.pupil for row in found.sorted_by("steps")] == [second, third, first]
    assert [row.pupil for row in found.sorted_by("state")] == [third, second, first]
    assert found.sorted_by("nonsense") == found.rows


def test_the_hardest_question_comes_first_and_the_first_try_counts(assignment, course, pupils):
    for pupil in pupils:
        deeds.answer_check(pupil, course, right=True, lesson=0)
    for pupil in pupils[:2]:
        attempt = deeds.answer_check(pupil, course, right=False, lesson=1)
        deeds.answer(attempt, right=True)  # told at once, and right at the second try
    hardest, critical = trouble_of(grid(assignment, course))
    assert [(hard.missed, hard.asked) for hard in hardest] == [(2, 2)]
    assert critical == []


def test_one_pupils_mistake_says_nothing_about_a_question(assignment, course, pupils):
    deeds.answer_check(pupils[0], course, right=False)
    assert trouble_of(grid(assignment, course))[0] == []


def test_a_critical_mistake_names_its_pupils_until_the_exam_is_passed(assignment, course, pupils):
    first, second, _third = pupils
    for pupil in (first, second):
        deeds.take_exam(pupil, course, wrong={0})
    (mistake,) = trouble_of(grid(assignment, course))[1]
    assert (mistake.text, mistake.pupils) == ("Pytanie 1", [first, second])
    deeds.take_exam(first, course)
    (mistake,) = trouble_of(grid(assignment, course))[1]
    assert mistake.pupils == [second]


def test_what_to_do_today_is_said_with_the_most_urgent_first(course, class_7b, pupils):
    given = deeds.assign(class_7b, course, due_on=deeds.TODAY + timedelta(days=3))
    deeds.learn(pupils[0], course, steps=1)
    away(pupils[0], 9)
    found = grid(given, course)
    assert [(task.deed, task.pupils, task.to_remind) for task in tasks_of(found, [], now=deeds.NOW)] == [
        (Deed.REMIND_STUCK, 1, 1),
        (Deed.REMIND_WAITING, 2, 2),
    ]


def test_nobody_is_hurried_on_the_day_the_course_was_given(assignment, course):
    assert tasks_of(grid(assignment, course), [], now=deeds.NOW) == []
    later = deeds.NOW + timedelta(days=3)
    assert [task.deed for task in tasks_of(grid(assignment, course, later), [], now=later)] == [Deed.REMIND_WAITING]


def test_when_all_are_done_there_are_certificates_to_hand_out(assignment, course, pupils):
    for pupil in pupils:
        deeds.finish(pupil, course)
    assert [task.deed for task in tasks_of(grid(assignment, course), [], now=deeds.NOW)] == [Deed.HAND_OUT]


@pytest.mark.parametrize("pupils", [30, 300])
def test_the_page_of_a_class_costs_the_same_for_30_and_for_300(as_, basia, school, course, pupils, monkeypatch):
    school_class = make_class(school, name="1a", pupils=pupils)
    second = make_course(slug="drugi", code="K2", title="Drugi")
    for one in (second, course):
        deeds.assign(school_class, one)
    for number, membership in enumerate(school_class.memberships.select_related("pupil")[:6]):
        deeds.take_exam(membership.pupil, course, wrong={0} if number % 2 else ())
    browser, address = as_(basia), reverse("schools:class", args=[school_class.uuid])
    browser.get(address)
    monkeypatch.setattr(ledger, "SAME_LOOK", timedelta(0))  # the dearest way: the look is noted
    with CaptureQueriesContext(connection) as captured:
        page = browser.get(address).content.decode()
    assert page.count("<tr>") == pupils + 2
    assert len(captured) == CLASS_QUERIES
