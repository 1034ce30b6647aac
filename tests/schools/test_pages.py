"""The pages of a school cost the same for one row and for thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.factories import make_class
from tests.schools import deeds
from tests.schools.conftest import make_teacher

pytestmark = pytest.mark.django_db


def queries_of(browser, address) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def fill(school, course, number):
    school_class = make_class(school, pupils=2, name=f"{number}a")
    make_teacher(school_class, f"Nauczyciel {number}")
    deeds.assign(school_class, course)


def test_the_page_of_a_school_costs_the_same_for_any_number_of_classes_and_teachers(as_, basia, school, course):
    browser, address = as_(basia), reverse("schools:school", args=[school.uuid])
    costs = set()
    for number in range(1, 6):
        fill(school, course, number)
        if number in (1, 3, 5):
            costs.add(queries_of(browser, address))
    assert len(costs) == 1


@pytest.mark.parametrize("name", ["class", "login_cards"])
def test_the_pages_of_a_class_cost_the_same_for_any_number_of_pupils(as_, basia, school, course, name):
    school_class = make_class(school)
    deeds.assign(school_class, course)
    browser, address = as_(basia), reverse(f"schools:{name}", args=[school_class.uuid])
    costs = set()
    for number in range(1, 31):
        pupil = deeds.join(school_class, last_name=f"Pupil{number}")
        deeds.learn(pupil, course, steps=1)
        if number == 1:
            deeds.finish(pupil, course)
        if number in (1, 3, 30):
            costs.add(queries_of(browser, address))
    assert len(costs) == 1


def test_the_page_of_a_class_names_pupils_and_states(as_, basia, school, course):
    school_class = make_class(school)
    deeds.finish(deeds.join(school_class, "Ola", "Lis"), course)
    deeds.join(school_class, "Jan", "Żak")
    deeds.assign(school_class, course, due_on=deeds.TODAY)
    page = as_(basia).get(reverse("schools:class", args=[school_class.uuid])).content.decode()
    for words in ("Lis Ola", "gotowe", "Żak Jan", "Ukończyło 1 z 2", "23 listopada 2026"):
        assert words in page


def test_a_class_without_pupils_or_courses_says_so(as_, basia, school):
    browser = as_(basia)
    empty = make_class(school, name="1a")
    without_course = make_class(school, pupils=1, name="1b")
    assert "nie ma uczniów" in browser.get(reverse("schools:class", args=[empty.uuid])).content.decode()
    assert "nie ma jeszcze kursu" in browser.get(reverse("schools:class", args=[without_course.uuid])).content.decode()


@pytest.mark.parametrize("language", ["en", "uk"])
def test_pages_open_in_every_language(as_, basia, school, course, language):
    school_class = make_class(school, pupils=1)
    deeds.assign(school_class, course)
    with translation.override(language):
        page = as_(basia).get(reverse("schools:class", args=[school_class.uuid])).content.decode()
    assert f'<html lang="{language}">' in page
    assert course.title in page
