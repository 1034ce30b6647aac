"""A trainer puts an exercise into a course."""

import pytest
from django.urls import reverse

from courses.models import PracticePage
from tests.courses.practice.stage import make_room
from tests.factories import PersonFactory, home_page

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Udar",
    "slug": "udar",
    "kind": "fast",
    "summary": "Twarz, ręka, mowa, czas.",
    "minutes": "4",
    "intro": '{"blocks": [], "entityMap": {}}',
    "question": "",
    "is_medical": "on",
    "guideline_edition": "ERC 2025",
    "sources": "",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
}


@pytest.fixture
def editor(client):
    client.force_login(PersonFactory(is_superuser=True, is_staff=True))
    return client


def write(editor, parent, **fields):
    return editor.post(reverse("wagtailadmin_pages:add", args=["courses", "practicepage", parent.pk]), FORM | fields)


def test_an_exercise_is_written_as_a_draft(editor, course):
    assert write(editor, course).status_code == 302
    page = PracticePage.objects.get(slug="udar")
    assert not page.live
    assert page.get_parent().specific == course
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_a_scenario_without_a_scenario_says_what_is_missing(editor, course):
    answer = write(editor, course, kind="story")
    assert "Wybierz z banku pytanie rodzaju" in answer.content.decode()
    assert not PracticePage.objects.exists()


@pytest.mark.parametrize("kind", ["rhythm", "call", "pads", "fast"])
def test_the_preview_shows_the_exercise(editor, course, kind):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["courses", "practicepage", course.pk])
    assert editor.post(address, FORM | {"kind": kind}).json()["is_valid"]
    page = editor.get(address)
    assert page.status_code == 200
    assert "Udar" in page.content.decode()


def test_exercises_stand_in_a_course_or_in_the_room_and_nowhere_else(course):
    assert PracticePage.can_create_at(course)
    assert PracticePage.can_create_at(make_room())
    assert not PracticePage.can_create_at(home_page())
