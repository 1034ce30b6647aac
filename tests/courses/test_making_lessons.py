"""A lesson from the template, and a lesson once more with its questions."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from courses.duplicating import duplicate
from courses.lesson_template import begin_lesson
from courses.models import CoursePage, LessonPage, LessonQuestion
from quizzes.models import Question
from tests.courses.reviews import rewrite
from tests.factories import make_course, make_question
from tests.quizzes.editors import come_as, sign_in, strangers

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(db):
    return make_course(guideline_edition="ERC 2025")


@pytest.fixture
def lesson(course):
    page = LessonPage.objects.child_of(course).first()
    page.save_revision().publish()
    return LessonPage.objects.get(pk=page.pk)


def template_url(course):
    return reverse("lesson_from_template", args=[course.pk])


def duplicate_url(lesson):
    return reverse("duplicate_lesson", args=[lesson.pk])


def test_the_template_is_a_draft_with_three_steps_and_a_key_point(client, course):
    trainer = sign_in(client, Role.TRAINER)
    answer = client.post(template_url(course), {"title": "Zadławienie"})
    lesson = LessonPage.objects.get(title="Zadławienie")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert (lesson.live, lesson.owner, lesson.guideline_edition) == (False, trainer, "ERC 2025")
    assert len(lesson.body) == 3
    kinds = {block.block_type for step in lesson.body for block in step.value["content"]}
    assert kinds == {"text", "instructions", "warning", "key_point"}
    assert client.get(answer.url).status_code == 200


def test_two_lessons_of_the_template_stand_side_by_side(course, ala):
    first, second = (begin_lesson(course, title="Nowa", by=ala) for _number in range(2))
    assert first.slug != second.slug


@pytest.mark.parametrize(("language", "word"), [("en", "Remember"), ("uk", "Запам'ятай"), ("pl", "Zapamiętaj")])
def test_the_template_speaks_the_language_of_the_course(course, ala, language, word):
    from wagtail.models import Locale

    there = Locale.objects.get(language_code=language)
    if language != "pl":
        course.get_parent().copy_for_translation(there, copy_parents=True)
        course = course.copy_for_translation(there)
    begun = begin_lesson(CoursePage.objects.get(pk=course.pk), title="Nowa", by=ala)
    assert begun.locale == there
    assert begun.body[2].value["title"].replace("’", "'") == word
    begun.full_clean()


def test_a_title_is_asked_for(client, course):
    sign_in(client, Role.TRAINER)
    answer = client.post(template_url(course), {"title": " "})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert LessonPage.objects.count() == 2


def test_the_ways_stand_where_a_trainer_looks(client, course, lesson):
    sign_in(client, Role.TRAINER)
    explorer = client.get(reverse("wagtailadmin_explore", args=[course.pk])).content.decode()
    assert template_url(course) in explorer
    assert duplicate_url(lesson) in explorer


def test_a_lesson_once_more_has_questions_of_its_own(client, course, lesson):
    LessonQuestion.objects.create(lesson=lesson, question=make_question("numeric", text="Ile?"), sort_order=2)
    rewrite(lesson, "Najnowsze słowa.")
    sign_in(client, Role.TRAINER)
    answer = client.post(duplicate_url(lesson), {"title": "Druga", "with_questions": "on"})
    copy = LessonPage.objects.get(title="Druga")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert (copy.live, copy.summary, copy.reviewed_by) == (False, "Najnowsze słowa.", "")
    assert copy.translation_key != lesson.translation_key
    pairs = list(zip(lesson.check_questions.all(), copy.check_questions.all(), strict=True))
    assert len(pairs) == 2
    for old, new in pairs:
        assert new.question.text == old.question.text
        assert new.question.translation_key != old.question.translation_key
        assert not new.question.live
    assert client.get(answer.url).status_code == 200


def test_a_lesson_once_more_may_share_its_questions(course, lesson, ala):
    before = Question.objects.count()
    copy = duplicate(lesson, title="Druga", with_questions=False, by=ala)
    assert [use.question_id for use in copy.check_questions.all()] == [
        use.question_id for use in lesson.check_questions.all()
    ]
    assert Question.objects.count() == before


@pytest.mark.parametrize("who", strangers())
def test_strangers_make_nothing(client, request, course, lesson, who):
    come_as(client, request, who)
    for url in (template_url(course), duplicate_url(lesson)):
        assert client.get(url).status_code in {302, 403}
        client.post(url, {"title": "Obca"})
    assert not LessonPage.objects.filter(title="Obca").exists()


def test_a_reviewer_reads_and_makes_no_lessons(client, course, lesson):
    sign_in(client, Role.REVIEWER)
    client.post(template_url(course), {"title": "Obca"})
    client.post(duplicate_url(lesson), {"title": "Obca"})
    assert not LessonPage.objects.filter(title="Obca").exists()
