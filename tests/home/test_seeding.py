"""The starter content: made once, and never over an editor's work."""

import pytest
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, QuizPage
from home.models import HomePage, SeededItem
from home.seeding import reading
from quizzes.kinds import KINDS
from quizzes.models import Question
from tests.courses.reviews import sign

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("planted")]


def words(lesson) -> int:
    """Count the words a learner reads in a lesson."""

    def texts(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key not in {"id", "type"}:
                    yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    import re

    return sum(len(re.sub(r"<[^>]+>", " ", text).split()) for text in texts(lesson.body.get_prep_value()))


def test_the_first_course_is_whole(seeded):
    course = CoursePage.objects.get(code="K1", locale__language_code="pl")
    lessons = LessonPage.objects.live().child_of(course)
    assert lessons.count() == 4
    for lesson in lessons:
        assert 300 <= words(lesson) <= 700, f"{lesson}: {words(lesson)} words"
        assert lesson.check_questions.count() >= 3
        assert lesson.awaits_review
        assert lesson.guideline_edition
        assert lesson.source_list
    exam = QuizPage.objects.get(path__startswith=course.path)
    assert (exam.pass_mark, exam.all_critical_right) == (80, True)


def test_the_exam_asks_every_critical_question_of_the_course(seeded):
    exam = QuizPage.objects.get(
        slug=reading.read("pl", "courses", "uratuj-serce", "exam.yaml")["slug"],
        path__startswith=CoursePage.objects.get(code="K1", locale__language_code="pl").path,
    )
    asked = {use.question.code for use in exam.exam_questions.all()}
    critical = {item["key"] for item in reading.read("pl", "questions", "uratuj-serce.yaml") if item["critical"]}
    assert critical <= asked


def test_every_kind_of_question_is_in_use(seeded):
    assert {question.kind for question in Question.objects.all()} == set(KINDS)


def test_the_second_area_is_alive(seeded):
    assert CoursePage.objects.filter(
        path__startswith=Page.objects.get(slug="bezpieczna-szkola", locale__language_code="pl").path
    ).exists()


def test_each_language_has_a_front_page_with_five_areas(seeded, client):
    for home in HomePage.objects.all():
        page = client.get(f"/{home.locale.language_code}/").content.decode()
        assert page.count('class="area"') == 5


def test_seeding_again_makes_nothing_new(seeded):
    before = (Page.objects.count(), Question.objects.count(), SeededItem.objects.count())
    call_command("seed", verbosity=0)
    assert (Page.objects.count(), Question.objects.count(), SeededItem.objects.count()) == before


def test_an_editors_change_and_an_editors_deletion_stay(seeded):
    lesson = LessonPage.objects.first()
    lesson.title = "Zmieniony tytuł"
    lesson.save_revision()
    sign(lesson).get_latest_revision().publish()
    LessonPage.objects.last().delete()
    count = LessonPage.objects.count()
    call_command("seed", verbosity=0)
    assert LessonPage.objects.get(pk=lesson.pk).title == "Zmieniony tytuł"
    assert LessonPage.objects.count() == count


@override_settings(SHOW_DEMO_ACCOUNTS=True)
def test_the_demo_school_has_learners_on_their_way(seeded):
    from certificates.models import Certificate
    from courses.models import Enrolment

    call_command("seed", demo=True, verbosity=0)
    assert Enrolment.objects.count() == 10
    assert Certificate.objects.count() == 2


def test_what_trainers_and_reviewers_may_do(seeded, client):
    from accounts.roles import Role, give_role
    from tests.factories import PersonFactory

    lesson = LessonPage.objects.first()
    trainer, reviewer = PersonFactory(), PersonFactory()
    give_role(trainer, Role.TRAINER)
    give_role(reviewer, Role.REVIEWER)
    assert lesson.permissions_for_user(trainer).can_edit()
    assert not lesson.permissions_for_user(trainer).can_publish()
    assert lesson.permissions_for_user(trainer).can_submit_for_moderation()
    assert lesson.permissions_for_user(reviewer).can_publish()
    assert not lesson.permissions_for_user(PersonFactory()).can_edit()
