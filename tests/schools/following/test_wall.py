"""The results of a class on its wall: everybody together, never a name, and nothing that points at one pupil."""

import pytest
from django.urls import reverse

from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def class_7c(school, course):
    made = make_class(school, name="7c")
    deeds.assign(made, course)
    return made


def fill(school_class, course, *, pupils, wrong=0):
    """Pupils who take the exam; the first ones miss its first question."""
    for number in range(pupils):
        pupil = deeds.join(school_class, f"Świętosława{number}", "Brzęczyszczykiewicz")
        deeds.take_exam(pupil, course, wrong={0} if number < wrong else ())


def slide(browser, school_class, number=""):
    return browser.get(reverse("schools:class_wall", args=[school_class.uuid]), {"slide": number})


def test_the_numbers_come_first_and_a_hard_question_after_them(as_, basia, class_7c, course):
    fill(class_7c, course, pupils=6, wrong=3)
    wall = slide(as_(basia), class_7c).context["wall"]
    assert (wall.pupils, wall.slides) == (6, 2)
    assert [each.done for each in wall.steps][:2] == [6, 6]
    page = slide(as_(basia), class_7c, 2)
    (hard,) = page.context["wall"].questions
    assert hard.hard.percent == 50
    text = page.content.decode()
    assert hard.question.text in text and hard.question.right_answer[0] in text and hard.question.explanation in text


def test_no_name_is_on_any_slide(as_, basia, class_7c, course):
    fill(class_7c, course, pupils=6, wrong=3)
    for number in ("", 1, 2, 99, "x"):
        page = slide(as_(basia), class_7c, number).content.decode()
        assert "Brzęczyszczykiewicz" not in page and "Świętosława" not in page


def test_a_class_of_four_shows_no_numbers(as_, basia, class_7c, course):
    fill(class_7c, course, pupils=4, wrong=4)
    page = slide(as_(basia), class_7c)
    assert "od pięciu osób" in page.content.decode()
    assert page.context["wall"].questions == []


def test_a_question_that_one_pupil_missed_points_at_him_and_is_not_shown(as_, basia, class_7c, course):
    fill(class_7c, course, pupils=6, wrong=1)
    assert slide(as_(basia), class_7c).context["wall"].questions == []


def test_a_class_without_a_course_has_nothing_to_show(as_, basia, school):
    assert slide(as_(basia), make_class(school, name="1a")).status_code == 404


def test_it_costs_the_same_for_any_number_of_pupils(as_, basia, class_7c, course, django_assert_max_num_queries):
    browser = as_(basia)
    for pupils in (1, 5):
        fill(class_7c, course, pupils=pupils, wrong=pupils)
        with django_assert_max_num_queries(14):
            slide(browser, class_7c)
