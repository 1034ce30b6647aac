"""The box "I need help" stands on each page of a course about harm, and nowhere else."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import Page

from courses import progress
from courses.models import AreaPage, CoursePage
from home.offline.copies import public_lesson
from tests.courses.practice.stage import make_exercise
from tests.factories import home_page, make_area, make_course
from tests.schools import deeds
from tests.schools.practical.stage import make_skill

pytestmark = pytest.mark.django_db

BOX = "Potrzebuję pomocy"
CLOSED, OPEN = '<details class="card help-box">', '<details class="card help-box" open>'


@pytest.fixture
def area():
    return make_area(title="Mniej przemocy", slug="mniej-przemocy", offers_help=True)


@pytest.fixture
def course(area):
    return make_course(area=area, slug="swiadek", code="K7")


def text_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def pages_of(course) -> list[str]:
    steps = progress.step_pages(course)
    lesson = steps[0].url
    return [course.url, f"{lesson}1/", f"{lesson}2/", f"{lesson}all/", *(step.url for step in steps)]


def test_a_visitor_finds_it_on_every_page_of_the_course(client, course):
    make_exercise(course)
    make_skill(course)
    for address in pages_of(course):
        assert text_of(client, address).count(BOX) == 1, address


def test_an_exam_that_is_under_way_has_it_on_every_page_too(client, ala, course):
    attempt = deeds.take_exam(ala, course)
    client.force_login(ala)
    assert BOX in text_of(client, reverse("courses:result", args=[attempt.uuid]))
    exam = next(step.page for step in progress.overview_for(ala, course).steps if step.is_exam)
    first = client.post(reverse("courses:start_exam", args=[exam.translation_key]), {"after": attempt.number}).url
    assert text_of(client, first).count(CLOSED) == 1
    assert text_of(client, first.replace("questions/1/", "review/")).count(CLOSED) == 1


def test_it_is_open_on_the_page_of_the_course_and_closed_on_a_step(client, course):
    assert OPEN in text_of(client, course.url)
    lesson = progress.step_pages(course)[0]
    assert CLOSED in text_of(client, lesson.url)


def test_courses_of_other_areas_have_none(client, course):
    other = make_course()
    for address in pages_of(other):
        assert BOX not in text_of(client, address), address


def test_an_editor_switches_it_off_and_on(client, area, course):
    for switched in (False, True):
        area.offers_help = switched
        area.save_revision().publish()
        assert (BOX in text_of(client, course.url)) == switched


def test_a_course_knows_it_without_asking_once_more(course, django_assert_num_queries):
    known = CoursePage.objects.get(pk=course.pk)
    by_its_step = Page.objects.get(pk=course.get_children().first().pk).get_parent().specific
    with django_assert_num_queries(0):
        assert known.offers_help
        assert by_its_step.offers_help
    assert course.offers_help  # just made: it asks


def test_it_says_whom_to_tell_and_has_no_field_to_write_in(client, course):
    page = text_of(client, course.url)
    box = page[page.index(OPEN) : page.index("</details>", page.index(OPEN))]
    for words in ("osobie, której ufasz", "116 111", "800 12 12 12", "116 123", "dyzurnet.pl", "<b>112</b>"):
        assert words in box
    assert "do potwierdzenia na stronach operatorów" in box
    for forbidden in ("<input", "<textarea", "<form", "tel:", "<script"):
        assert forbidden not in box


def test_the_copy_for_offline_has_the_general_part_whoever_asks(client, ala, course):
    lesson = public_lesson(progress.step_pages(course)[0].translation_key, language="pl")
    address = reverse("offline:lesson", args=[lesson.translation_key])
    for_everybody = text_of(client, address)
    assert OPEN in for_everybody
    client.force_login(ala)
    assert text_of(client, address) == for_everybody


def test_the_area_about_schools_has_it_from_the_update_on_and_so_have_its_drafts():
    """What the migration does to an installation that was there before."""
    area = home_page().add_child(
        instance=AreaPage(title="Szkoła", slug="szkola", summary="Mniej przemocy.", sign=AreaPage.Sign.SCHOOL)
    )
    rescue = make_area()
    draft = area.save_revision()
    del draft.content["offers_help"]
    draft.save()
    import_module("courses.migrations.0016_help_on_the_pages_of_an_area").switch_on(apps, None)
    area.refresh_from_db()
    rescue.refresh_from_db()
    assert (area.offers_help, rescue.offers_help) == (True, False)
    area.get_latest_revision().publish()
    assert AreaPage.objects.get(pk=area.pk).offers_help
