"""No way leads a medical text to learners without a reviewer's signature under its words."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from courses import scheduling
from courses.models import CoursePage, LessonPage, LessonQuestion, QuizPage
from quizzes.going_live import CannotGoLive
from tests.courses.reviews import live_words, rewrite, sign
from tests.factories import make_course, make_question, steps_of_a_lesson

pytestmark = pytest.mark.django_db
OLD, NEW = "O uciskaniu.", "Nowe zdanie o uciskaniu."


@pytest.fixture
def course(db):
    return make_course(medical=True)


@pytest.fixture
def lesson(course):
    """The first lesson of the course, published as an editor does."""
    return published(LessonPage.objects.child_of(course).first())


def published(page):
    page.save_revision().publish()
    return LessonPage.objects.get(pk=page.pk)


def draft_lesson(course, *, questions=1, **fields):
    lesson = LessonPage(title="Nowa", slug="nowa", summary=OLD, live=False, **fields)
    lesson.body = LessonPage._meta.get_field("body").stream_block.to_python(steps_of_a_lesson())
    lesson.check_questions = [LessonQuestion(question=make_question(), sort_order=n) for n in range(questions)]
    course.add_child(instance=lesson)
    lesson.save_revision()
    return lesson


def test_changed_words_of_a_medical_lesson_need_a_signature(lesson):
    with pytest.raises(CannotGoLive, match="podpisem recenzenta"):
        rewrite(lesson).publish()
    assert live_words(lesson) == OLD


def test_signed_words_go_live_and_say_who_answers_for_them(lesson):
    rewrite(lesson)
    sign(lesson)
    lesson.get_latest_revision().publish()
    lesson.refresh_from_db()
    assert lesson.summary == NEW
    assert lesson.reviewed_by == "Ewa Świątek, lek., PWZ 1234567"
    assert lesson.reviewed_on == timezone.localdate()
    assert not lesson.awaits_review


def test_a_signature_is_good_for_the_words_it_stands_under_and_no_others(lesson):
    rewrite(lesson)
    sign(lesson)
    with pytest.raises(CannotGoLive):
        rewrite(lesson, "Słowa po podpisie.").publish()


def test_an_autosave_over_a_signed_revision_takes_the_signature_with_it(lesson):
    """Wagtail overwrites a revision in place while its author types; the signature is bound to words, not to a number."""
    sign(lesson)
    revision = lesson.get_latest_revision()
    draft = revision.as_object()
    draft.summary = "Dopisane po podpisie."
    draft.save_revision(user=revision.user, overwrite_revision=revision)
    with pytest.raises(CannotGoLive):
        Revision.objects.get(pk=revision.pk).publish()


def test_another_question_or_another_step_is_another_text(lesson):
    sign(lesson)
    draft = lesson.get_latest_revision_as_object()
    draft.check_questions = [LessonQuestion(question=make_question(text="Inne?"), sort_order=1)]
    with pytest.raises(CannotGoLive):
        draft.save_revision().publish()
    draft = LessonPage.objects.get(pk=lesson.pk)
    body = steps_of_a_lesson()
    body[0]["value"]["content"][1]["value"] = "Lekko i powoli."
    draft.body = LessonPage._meta.get_field("body").stream_block.to_python(body)
    with pytest.raises(CannotGoLive):
        draft.save_revision().publish()


def test_what_is_public_may_be_published_again(lesson):
    lesson.save_revision().publish()
    lesson.get_latest_revision().publish()
    assert LessonPage.objects.get(pk=lesson.pk).live


def test_what_was_taken_back_does_not_come_back_unsigned(lesson):
    lesson.save_revision().publish()
    LessonPage.objects.get(pk=lesson.pk).unpublish()
    with pytest.raises(CannotGoLive):
        lesson.get_latest_revision().publish()
    assert not LessonPage.objects.get(pk=lesson.pk).live


def test_a_signature_does_not_hold_for_ever(lesson, today):
    rewrite(lesson)
    sign(lesson, days=1)
    lesson.signatures.update(review_by=today - timedelta(days=1))
    with pytest.raises(CannotGoLive):
        lesson.get_latest_revision().publish()


def test_calling_a_medical_text_something_else_needs_a_signature_too(lesson):
    draft = lesson.get_latest_revision_as_object()
    draft.is_medical = False
    with pytest.raises(CannotGoLive):
        draft.save_revision().publish()


def test_a_text_that_is_not_medical_needs_no_signature(course):
    lesson = draft_lesson(course, is_medical=False)
    lesson.get_latest_revision().publish()
    assert LessonPage.objects.get(pk=lesson.pk).live


@pytest.mark.parametrize("medical", [True, False])
def test_a_lesson_that_asks_nothing_stays_a_draft(course, medical):
    lesson = draft_lesson(course, questions=0, is_medical=medical)
    sign(lesson)
    with pytest.raises(CannotGoLive, match="pytania sprawdzającego"):
        lesson.get_latest_revision().publish()


def test_an_exam_without_questions_stays_a_draft(course):
    exam = course.add_child(instance=QuizPage(title="Pusty", slug="pusty", live=False))
    sign(exam)
    with pytest.raises(CannotGoLive, match="Test nie ma pytań"):
        exam.save_revision().publish()


def test_a_date_needs_a_signature_when_it_is_set(lesson):
    draft = lesson.get_latest_revision_as_object()
    draft.summary, draft.go_live_at = NEW, timezone.now() + timedelta(days=1)
    with pytest.raises(CannotGoLive):
        draft.save_revision().publish()
    with pytest.raises(CannotGoLive):
        draft.save_revision(approved_go_live_at=draft.go_live_at)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_signed_words_go_live_at_their_time(lesson):
    draft = lesson.get_latest_revision_as_object()
    later = timezone.now() + timedelta(days=1)
    draft.summary, draft.go_live_at = NEW, later
    draft.save_revision()
    sign(lesson)
    lesson.get_latest_revision().publish()
    scheduling.come_and_go(now=timezone.now())
    assert live_words(lesson) == OLD
    move_back(lesson)
    scheduling.come_and_go(now=timezone.now())
    scheduling.come_and_go(now=timezone.now())
    assert live_words(lesson) == NEW


def move_back(lesson):
    """A day has gone by."""
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1), content=revision.content
    )


def test_what_lost_its_signature_loses_its_date_and_holds_up_nobody_else(course):
    first, second = LessonPage.objects.child_of(course)
    for lesson in map(published, (first, second)):
        draft = lesson.get_latest_revision_as_object()
        draft.summary, draft.go_live_at = NEW, timezone.now() + timedelta(days=1)
        draft.save_revision()
        sign(lesson)
        lesson.get_latest_revision().publish()
        move_back_all()
    first.signatures.all().delete()
    scheduling.come_and_go(now=timezone.now())
    assert (live_words(first), live_words(second)) == (OLD, NEW)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def move_back_all():
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        content = revision.content | {"go_live_at": (timezone.now() - timedelta(minutes=1)).isoformat()}
        Revision.objects.filter(pk=revision.pk).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1), content=content
        )


def test_what_expires_is_taken_away_by_the_clock(lesson):
    LessonPage.objects.filter(pk=lesson.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    scheduling.come_and_go(now=timezone.now())
    assert not LessonPage.objects.get(pk=lesson.pk).live


@pytest.mark.parametrize("recursive", [True, False])
def test_a_copy_is_a_draft_with_a_review_of_its_own_to_come(course, lesson, recursive):
    sign(lesson)
    lesson.get_latest_revision().publish()
    course.save_revision().publish()
    copied = CoursePage.objects.get() if recursive else LessonPage.objects.get(pk=lesson.pk)
    with pytest.raises(CannotGoLive):
        copied.copy(recursive=recursive, update_attrs={"slug": "kopia"}, keep_live=True)
    copied.copy(recursive=recursive, update_attrs={"slug": "kopia"}, keep_live=False)
    copies = LessonPage.objects.filter(url_path__contains="/kopia/")
    assert copies.exists()
    assert not any(copy.live or copy.reviewed_by or copy.review_by for copy in copies)
    with pytest.raises(CannotGoLive):
        copies.first().get_latest_revision().publish()


def test_a_move_changes_no_words_and_no_signature(lesson):
    sign(lesson)
    lesson.get_latest_revision().publish()
    other = make_course(slug="inny-kurs", lessons=0, exam_questions=0)
    LessonPage.objects.get(pk=lesson.pk).move(other, pos="last-child")
    moved = LessonPage.objects.get(pk=lesson.pk)
    assert moved.live
    assert moved.reviewed_by


def test_a_translation_is_reviewed_on_its_own(course, lesson):
    sign(lesson)
    lesson.get_latest_revision().publish()
    english = Locale.objects.get(language_code="en")
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)
    translated = LessonPage.objects.get(pk=lesson.pk).copy_for_translation(english)
    assert (translated.live, translated.reviewed_by) == (False, "")
    with pytest.raises(CannotGoLive):
        translated.get_latest_revision().publish()


def test_writing_over_the_words_of_a_live_page_is_no_way_round(lesson):
    """A tool that saves a translation straight onto the public page, as wagtail-localize does."""
    page = LessonPage.objects.get(pk=lesson.pk)
    page.summary = NEW
    with pytest.raises(CannotGoLive):
        page.save()


def test_a_live_page_can_still_be_locked_moved_and_taken_away(course, lesson):
    page = Page.objects.get(pk=lesson.pk).specific
    page.locked = True
    page.save()
    page.unpublish()
    assert not LessonPage.objects.get(pk=lesson.pk).live
