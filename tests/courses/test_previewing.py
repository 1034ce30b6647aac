"""A lesson as its author wants to see it, and nothing written by looking."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from accounts.roles import Role
from courses.enrolment import enrol
from courses.models import Enrolment, LessonPage
from quizzes.models import Attempt
from tests.courses.reviews import rewrite
from tests.quizzes.editors import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(course):
    page = LessonPage.objects.child_of(course).first()
    page.save_revision().publish()
    return LessonPage.objects.get(pk=page.pk)


def look(rf, lesson, mode, user):
    request = lesson.make_preview_request(preview_mode=mode, original_request=None)
    return request.content.decode() if hasattr(request, "content") else request.rendered_content


@pytest.mark.parametrize(
    ("mode", "words"),
    [("", "Ucz się krok po kroku"), ("pupil", "Uciskaj"), ("board", "Uciskaj")],
)
def test_each_way_of_looking_shows_the_lesson(rf, lesson, ala, mode, words):
    assert words in look(rf, lesson, mode, ala)


def test_each_card_of_a_step_is_one_of_the_ways(rf, lesson, ala):
    lesson.body = [
        ("step", {"title": f"Krok {number}", "content": [("key_point", f"Myśl {number}")]}) for number in (1, 2, 3)
    ]
    lesson.save_revision()
    assert [str(label) for mode, label in lesson.preview_modes if mode.startswith("pupil-")] == [
        "Karta 2: Krok 2",
        "Karta 3: Krok 3",
    ]
    third = look(rf, lesson, "pupil-3", ala)
    assert "Myśl 3" in third
    assert "Myśl 2" not in third
    assert "Ucz się krok po kroku" in look(rf, lesson, "pupil-9", ala)


def test_looking_writes_nothing_even_for_an_author_who_is_enrolled(client, lesson):
    trainer = sign_in(client, Role.TRAINER)
    enrolment = enrol(person=trainer, course=lesson.get_parent().specific)
    for mode in ("", "pupil", "board"):
        url = reverse("wagtailadmin_pages:view_draft", args=[lesson.pk])
        assert client.get(url, {"mode": mode}).status_code == 200
    assert Enrolment.objects.get().last_step == enrolment.last_step
    assert not Attempt.objects.exists()


def test_another_language_is_one_of_the_ways(rf, lesson, ala):
    english = Locale.objects.get(language_code="en")
    assert [mode for mode, _label in lesson.preview_modes] == ["", "pupil", "board"]
    course = lesson.get_parent().specific
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)
    rewrite(lesson.copy_for_translation(english), "About compressions.")
    assert [mode for mode, _label in lesson.preview_modes] == ["", "pupil", "board", "en"]
    shown = look(rf, lesson, "en", ala)
    assert "About compressions." in shown
    assert 'lang="en"' in shown
