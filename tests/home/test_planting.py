"""Planting on an empty database, and on one that is not: all or nothing, and never over an editor's work."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale
from wagtail_localize.models import Translation

from courses.models import CoursePage, LessonPage, QuizPage
from home.models import SeededItem
from home.seeding import bank, naming, reading, translating, tree
from quizzes.models import Question

pytestmark = pytest.mark.django_db
FOLDER = "swiadek-ktory-pomaga"


def test_a_failure_halfway_leaves_no_half_course(monkeypatch):
    monkeypatch.setattr(tree, "make_exam", lambda *arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("seed", verbosity=0)
    assert not CoursePage.objects.exists()
    assert not SeededItem.objects.filter(key__startswith="course:").exists()
    monkeypatch.undo()
    tree.plant_course(FOLDER)
    assert CoursePage.objects.count() == 1


def test_demo_accounts_are_refused_where_they_are_not_wanted():
    with pytest.raises(CommandError, match="known passwords"):
        call_command("seed", demo=True, verbosity=0)


@pytest.fixture
def polish_only():
    """An installation from the time when courses were Polish only and blocks had no names; its front pages are there."""
    for language in reading.languages():
        for item in reading.read(language, "areas.yaml"):
            tree.add_area(language, item)
    bank.plant_questions(FOLDER)
    tree.plant_course(FOLDER)
    for lesson in LessonPage.objects.all():
        lesson.body = lesson.body.stream_block.to_python(without_ids(naming.raw(lesson.body)))
        lesson.save_revision().publish()


def without_ids(value):
    if isinstance(value, list):
        return [without_ids(item["value"] if is_item(item) else item) for item in value]
    if isinstance(value, dict):
        return {part: without_ids(item) for part, item in value.items() if part != "id"}
    return value


def is_item(value) -> bool:
    return isinstance(value, dict) and value.get("type") == "item"


def translate():
    for language in reading.translated_into("courses", FOLDER, "course.yaml"):
        translating.plant_questions(FOLDER, language)
        translating.plant_course(FOLDER, language)


def in_language(model, code):
    return model.objects.filter(locale__language_code=code)


def test_an_existing_installation_gets_the_translations_and_its_steps_keep_their_names(polish_only):
    before = {lesson.pk: [step.id for step in lesson.body] for lesson in in_language(LessonPage, "pl")}
    translate()
    for lesson in in_language(LessonPage, "pl"):
        assert [step.id for step in lesson.body] == before[lesson.pk]
        for other in lesson.get_translations().specific():
            assert [step.id for step in other.body] == before[lesson.pk]
    assert in_language(CoursePage, "en").count() == in_language(CoursePage, "uk").count() == 1
    assert all(len(set(each.get_progress())) == 1 for each in Translation.objects.all())


def test_what_an_editor_changed_stays_and_holds_in_every_language(polish_only):
    exam = in_language(QuizPage, "pl").get()
    dropped = exam.exam_questions.first()
    dropped.delete()
    QuizPage.objects.update(pass_mark=90, title="Egzamin")
    in_language(LessonPage, "pl").last().delete()
    translate()
    assert in_language(QuizPage, "pl").get().title == "Egzamin"
    english = in_language(QuizPage, "en").get()
    assert (english.title, english.pass_mark) == ("Final test", 90)
    assert dropped.question_id not in {use.question_id for use in english.exam_questions.all()}
    assert in_language(LessonPage, "en").count() == in_language(LessonPage, "pl").count() == 1
    waiting = Translation.objects.get(source__object_id=exam.translation_key, target_locale__language_code="en")
    total, done = waiting.get_progress()
    assert total - done == 1, "the title that an editor rewrote waits for a translator"


def test_a_translation_that_an_editor_made_is_left_alone(polish_only):
    locale = Locale.objects.get(language_code="en")
    course = in_language(CoursePage, "pl").get()
    own = course.copy_for_translation(locale)
    question = bank.question_named("k7-zart")
    question.copy_for_translation(locale).save()
    translate()
    assert in_language(CoursePage, "en").get().pk == own.pk
    assert in_language(CoursePage, "en").get().title == course.title
    assert in_language(Question, "en").get(translation_key=question.translation_key).text == question.text
    assert in_language(LessonPage, "en").count() == 2, "what was missing below it is there"


def test_a_signature_is_not_carried_over(polish_only):
    QuizPage.objects.update(reviewed_by="dr Nowak", reviewed_on=date(2026, 1, 2), review_by=date(2027, 1, 2))
    Question.objects.update(reviewed_by="dr Nowak", reviewed_on=date(2026, 1, 2))
    translate()
    assert not in_language(QuizPage, "uk").exclude(reviewed_by="", reviewed_on=None, review_by=None).exists()
    assert not in_language(Question, "uk").exclude(reviewed_by="", reviewed_on=None).exists()


def test_synchronising_a_planted_translation_changes_no_word_of_it(polish_only):
    translate()
    lesson = in_language(LessonPage, "uk").first()
    before = (lesson.title, naming.raw(lesson.body), lesson.sources, lesson.slug)
    translation = Translation.objects.get(source__object_id=lesson.translation_key, target_locale__language_code="uk")
    translation.source.update_from_db()
    translation.save_target(publish=False)
    after = lesson.get_latest_revision().as_object()
    assert (after.title, naming.raw(after.body), after.sources, after.slug) == before
