"""A whole school in one table: ordered, filtered and paged by the address, at one price for any size."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit import ledger
from courses.models import Enrolment
from schools.following.extending import extend
from schools.following.grid import State, steps_of
from schools.following.register import Wanted, register_of
from schools.years import school_year_of
from tests.factories import make_class
from tests.schools import deeds
from tests.schools.conftest import make_teacher

pytestmark = pytest.mark.django_db

REGISTER_QUERIES = 15
THIS_YEAR = school_year_of(timezone.localdate())


@pytest.fixture
def classes(school, course):
    """10a and 9b with two pupils each."""
    made = []
    for name, pupils in (("10a", ["Żak Ola", "Lis Jan"]), ("9b", ["Ćma Ewa", "Nowak Iga"])):
        school_class = make_class(school, name=name, school_year=THIS_YEAR)
        for last, first in (pupil.split() for pupil in pupils):
            deeds.join(school_class, first, last)
        deeds.assign(school_class, course, due_on=deeds.TODAY + timedelta(days=5))
        made.append(school_class)
    return made


def pupil(classes, last):
    places = (place for one in classes for place in one.memberships.select_related("pupil"))
    return next(place.pupil for place in places if place.pupil.last_name == last)


def found(classes, course, **wanted):
    steps = [step.key for step in steps_of(course)]
    key = course.translation_key
    return register_of(classes, course_key=key, steps=steps, wanted=Wanted(**wanted), now=deeds.NOW)


def names(register):
    return [entry.last for entry in register.entries]


def test_pupils_stand_in_the_order_of_the_polish_alphabet_and_9b_before_10a(classes, course):
    assert names(found(classes, course)) == ["Ćma", "Lis", "Nowak", "Żak"]
    assert names(found(classes, course, order="class")) == ["Ćma", "Nowak", "Lis", "Żak"]


def test_progress_state_and_last_visit_order_and_filter(classes, course, basia):
    deeds.finish(pupil(classes, "Żak"), course)
    deeds.learn(pupil(classes, "Lis"), course, steps=1)
    Enrolment.objects.filter(learner=pupil(classes, "Lis")).update(last_seen_at=deeds.NOW - timedelta(days=20))
    given = classes[1].assignments.get()
    extend(assignment=given, pupil=pupil(classes, "Nowak"), due_on=deeds.TODAY - timedelta(days=1), by=basia)
    register = found(classes, course)
    assert {entry.last: (entry.steps, entry.state) for entry in register.entries} == {
        "Ćma": (0, State.WAITING),
        "Lis": (1, State.STUCK),
        "Nowak": (0, State.OVERDUE),
        "Żak": (3, State.COMPLETED),
    }
    assert names(found(classes, course, order="state")) == ["Nowak", "Lis", "Ćma", "Żak"]
    assert names(found(classes, course, order="steps"))[-2:] == ["Lis", "Żak"]
    assert names(found(classes, course, order="seen"))[-1] == "Żak"
    assert names(found(classes, course, state="stuck")) == ["Lis"]
    assert found(classes, course, state="stuck").total == 4


def test_a_name_is_found_by_a_part_of_it(classes, course):
    assert names(found(classes, course, words="OL ża")) == ["Żak"]
    assert names(found(classes, course, school_class=str(classes[1].uuid))) == ["Ćma", "Nowak"]
    assert names(found(classes, course, words="nikt")) == []


def test_the_page_filters_and_turns_pages_by_its_address(as_, basia, school, classes, course):
    for number in range(60):
        deeds.join(classes[0], "Ala", f"Mak{number:02}")
    address = reverse("schools:register", args=[school.uuid])
    page = as_(basia).get(address, {"q": "mak", "sort": "class"}).content.decode()
    assert "60 uczniów" in page
    assert "?q=mak&amp;sort=class&amp;page=2" in page
    second = as_(basia).get(address, {"q": "mak", "page": 2}).content.decode()
    assert "Mak55" in second and "Mak01" not in second


@pytest.mark.parametrize(
    "query", [{"course": "x", "class": "'", "state": "--", "sort": "1;", "page": "-3"}, {"page": "999"}]
)
def test_an_address_that_makes_no_sense_still_shows_something(as_, basia, school, classes, query):
    assert as_(basia).get(reverse("schools:register", args=[school.uuid]), query).status_code == 200


def test_a_teacher_finds_only_the_own_classes(as_, school, classes):
    page = as_(make_teacher(classes[1], "Ewa")).get(reverse("schools:register", args=[school.uuid])).content.decode()
    assert "Ćma Ewa" in page
    assert "Żak Ola" not in page


@pytest.mark.parametrize("pupils", [3, 300])
def test_the_register_costs_the_same_for_any_school(as_, basia, school, course, pupils, monkeypatch):
    for number in range(0, pupils, 30):
        school_class = make_class(school, name=f"{number}x", pupils=min(30, pupils), school_year=THIS_YEAR)
        deeds.assign(school_class, course)
    browser, address = as_(basia), reverse("schools:register", args=[school.uuid])
    browser.get(address)
    monkeypatch.setattr(ledger, "SAME_LOOK", timedelta(0))  # the dearest way: the look is noted
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    assert len(captured) == REGISTER_QUERIES
