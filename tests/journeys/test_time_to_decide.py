"""A scenario in which time decides: what comes of it, the way back, and the limit that everybody can switch off."""

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

SECONDS = 3
MAKE = """
from courses import progress
from courses.enrolment import enrol
from courses.models import LessonQuestion
from tests.factories import ANSWERS, PersonFactory, make_course, make_question, turn
first, wait, help_him = ANSWERS["scenario"]["nodes"]
stands = turn("Stoję dalej", "pomoc", "harmful", "Czas ucieka.", when_late=True)
wait = wait | {{"seconds": {seconds}, "choices": [*wait["choices"], stands]}}
course = make_course(lessons=1, exam_questions=0, slug="na-czas", title="Na czas", code="K9")
[lesson] = progress.step_pages(course)
lesson.check_questions.all().delete()
story = make_question("scenario", text="Pan osuwa się.", answer={{"nodes": [first, wait, help_him]}})
LessonQuestion.objects.create(lesson=lesson, question=story, sort_order=1)
enrol(person=PersonFactory(username="szybki", managed_by="Szkoła", password="{password}"), course=course)
print(lesson.card_url(2))
"""


@pytest.fixture(scope="module")
def card(product):
    return product.python(MAKE.format(seconds=SECONDS, password=deeds.PASSWORD)).splitlines()[-1]


def wait_and_see(page):
    """Choose to wait, which leads to the scene in which time counts."""
    page.get_by_label("Czekam").check()
    page.get_by_role("button", name="Wybieram").click()
    page.get_by_text("Minęły 2 minuty.").wait_for()


def test_the_limit_can_be_switched_off_and_otherwise_time_tells_what_comes_of_waiting(visit, card):
    page = visit()
    deeds.sign_in(page, "szybki")
    page.goto(card)
    no_limit = page.get_by_role("checkbox", name="Bez limitu czasu.")
    no_limit.wait_for()
    assert faults(page) + small_controls(page) == []
    wait_and_see(page)
    page.get_by_role("button", name="Wyłącz limit czasu").click()
    expect(page.get_by_role("timer")).to_have_text("Limit czasu jest wyłączony.")
    page.wait_for_timeout(SECONDS * 1000 + 500)
    assert faults(page) + small_controls(page) == []
    page.get_by_role("button", name="Wróć na początek").click()
    expect(no_limit).to_be_checked()
    no_limit.uncheck()
    wait_and_see(page)
    page.get_by_role("timer").get_by_text("Zostało").wait_for()
    way = page.locator(".story")
    way.get_by_text("Stoję dalej").wait_for()
    expect(way).to_contain_text("Czas minął")
    expect(way).to_contain_text("Czas ucieka.")
    assert faults(page) == []
