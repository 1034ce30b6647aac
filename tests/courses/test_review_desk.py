"""The reviewer's desk, and every door by which a trainer might get past it."""

import json
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Task, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import Translation, TranslationSource

from accounts.roles import Role, give_role
from courses.models import LessonPage, LessonQuestion, ReviewTask
from tests.courses.reviews import live_words, rewrite, sign
from tests.factories import PersonFactory, home_page, make_course, make_question

pytestmark = pytest.mark.django_db
OLD, NEW = "O uciskaniu.", "Nowe zdanie o uciskaniu."
SIGNATURE = {"name": "Ewa Świątek", "title": "lek., PWZ 1234567", "comment": ""}


@pytest.fixture
def lesson(db):
    course = make_course(medical=True)
    page = LessonPage.objects.child_of(course).first()
    page.save_revision().publish()
    return LessonPage.objects.get(pk=page.pk)


@pytest.fixture
def enter(client):
    """Sign somebody in by role; return the person and a browser of their own."""

    def come(role):
        person, browser = PersonFactory(first_name="Ewa"), Client()
        give_role(person, role)
        browser.force_login(person)
        return person, browser

    return come


def form_of(lesson, *, questions=None, **more):
    """Return what the editor posts for the lesson."""
    asked = [use.question for use in lesson.check_questions.all()] if questions is None else questions
    body = streamfield(
        [("step", {"title": "Uciskaj", "content": streamfield([("text", rich_text("<p>Środek klatki.</p>"))])})]
    )
    rows = inline_formset([{"question": question.pk} for question in asked])
    form = {
        "title": lesson.title,
        "slug": lesson.slug,
        "summary": NEW,
        "minutes": 10,
        "body": body,
        "check_questions": rows,
        "to_remember": "",
        "is_medical": "on",
        "guideline_edition": "",
        "sources": "",
        "comments": inline_formset([]),
    }
    return nested_form_data(form) | more


def edit_url(lesson):
    return reverse("wagtailadmin_pages:edit", args=[lesson.pk])


def hand_in(lesson, trainer):
    rewrite(lesson)
    page = LessonPage.objects.get(pk=lesson.pk)
    page.get_workflow().start(page, trainer)
    return page.current_workflow_task_state


def sign_url(lesson, state):
    return reverse("wagtailadmin_pages:workflow_action", args=[lesson.pk, "approve", state.pk])


def in_a_year():
    return (timezone.localdate() + timedelta(days=365)).isoformat()


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def test_a_reviewer_signs_and_the_lesson_goes_live(lesson, enter):
    trainer, _browser = enter(Role.TRAINER)
    reviewer, desk = enter(Role.REVIEWER)
    state = hand_in(lesson, trainer)
    answer = desk.post(sign_url(lesson, state), SIGNATURE | {"review_by": in_a_year()})
    assert answer.status_code == 302
    page = LessonPage.objects.get(pk=lesson.pk)
    assert page.summary == NEW
    assert page.reviewed_by == "Ewa Świątek, lek., PWZ 1234567"
    assert page.review_by.isoformat() == in_a_year()
    signature = page.signatures.get()
    assert (signature.signed_by, signature.name) == (reviewer, "Ewa Świątek")


def test_signing_beside_a_correction_in_the_form(lesson, enter):
    trainer, _browser = enter(Role.TRAINER)
    _reviewer, desk = enter(Role.REVIEWER)
    hand_in(lesson, trainer)
    extra = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps(SIGNATURE | {"review_by": in_a_year()}),
    }
    desk.post(edit_url(lesson), form_of(lesson, **extra))
    page = LessonPage.objects.get(pk=lesson.pk)
    assert page.summary == NEW
    assert page.signatures.count() == 1


@pytest.mark.parametrize(
    "missing", [{"name": ""}, {"title": " "}, {"review_by": "2020-01-01"}, {"review_by": "2099-01-01"}]
)
def test_a_half_signature_is_none(lesson, enter, missing):
    trainer, _browser = enter(Role.TRAINER)
    _reviewer, desk = enter(Role.REVIEWER)
    state = hand_in(lesson, trainer)
    form = SIGNATURE | {"review_by": in_a_year()} | missing
    answer = desk.post(sign_url(lesson, state), form, headers={"x-requested-with": "XMLHttpRequest"})
    assert "error" in answer.json()["html"]
    forged = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps(form),
    }
    desk.post(edit_url(lesson), form_of(lesson, **forged))
    assert live_words(lesson) == OLD
    assert not lesson.signatures.exists()


def test_nobody_signs_what_they_handed_in(lesson, enter):
    both, desk = enter(Role.REVIEWER)
    give_role(both, Role.TRAINER)
    state = hand_in(lesson, both)
    desk.post(sign_url(lesson, state), SIGNATURE | {"review_by": in_a_year()})
    assert live_words(lesson) == OLD


@pytest.mark.parametrize("role", [Role.TRAINER, Role.TEACHER, Role.SCHOOL_LEAD, Role.LEARNER])
def test_who_is_no_reviewer_signs_nothing(lesson, enter, role):
    trainer, _browser = enter(Role.TRAINER)
    _person, browser = enter(role)
    state = hand_in(lesson, trainer)
    browser.post(sign_url(lesson, state), SIGNATURE | {"review_by": in_a_year()})
    assert live_words(lesson) == OLD


def test_a_trainer_who_says_publish_saves_a_draft(lesson, enter):
    _trainer, browser = enter(Role.TRAINER)
    browser.post(edit_url(lesson), form_of(lesson, **{"action-publish": "true"}))
    assert live_words(lesson) == OLD
    assert LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().summary == NEW


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_who_may_publish_is_told_to_get_a_signature_first_and_loses_nothing(lesson, enter, role):
    _person, browser = enter(role)
    answer = browser.post(edit_url(lesson), form_of(lesson, **{"action-publish": "true"}), follow=True)
    assert answer.redirect_chain[-1][0] == edit_url(lesson)
    assert "z podpisem recenzenta" in said(answer)
    assert live_words(lesson) == OLD
    assert answer.context["form"].instance.summary == NEW


def test_the_form_takes_no_signature_from_anybody(lesson, enter):
    _trainer, browser = enter(Role.TRAINER)
    forged = {"reviewed_by": "dr Nikt", "reviewed_on": "2026-01-01", "review_by": "2027-01-01"}
    browser.post(edit_url(lesson), form_of(lesson, **forged))
    assert LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().reviewed_by == ""


def test_a_lesson_that_asks_nothing_is_saved_but_not_handed_in(lesson, enter):
    LessonQuestion.objects.filter(lesson=lesson).delete()
    _trainer, browser = enter(Role.TRAINER)
    browser.post(edit_url(lesson), form_of(lesson, questions=[]))
    assert LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().summary == NEW
    answer = browser.post(edit_url(lesson), form_of(lesson, questions=[], **{"action-submit": "true"}))
    assert "Dodaj co najmniej jedno" in answer.content.decode()
    assert not LessonPage.objects.get(pk=lesson.pk).workflow_in_progress


def test_the_same_question_twice_is_said_before_handing_in(lesson, enter):
    _trainer, browser = enter(Role.TRAINER)
    question = make_question(text="Ile?")
    answer = browser.post(edit_url(lesson), form_of(lesson, questions=[question] * 2, **{"action-submit": "true"}))
    assert "dwa razy" in answer.content.decode()


def test_several_pages_at_once_are_stopped_like_one(lesson, enter):
    rewrite(lesson)
    _administrator, browser = enter(Role.ADMINISTRATOR)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={lesson.pk}&next=/admin/"
    answer = browser.post(url, {"include_descendants": ""}, follow=True)
    assert "z podpisem recenzenta" in said(answer)
    assert live_words(lesson) == OLD


def test_the_editors_own_api_is_stopped_too(lesson, enter):
    rewrite(lesson)
    for role, status in ((Role.ADMINISTRATOR, 400), (Role.TRAINER, 403)):
        _person, browser = enter(role)
        answer = browser.post(f"/admin/api/main/pages/{lesson.pk}/action/publish/")
        assert answer.status_code == status
    _person, browser = enter(Role.ADMINISTRATOR)
    answer = browser.post(
        f"/admin/api/main/pages/{lesson.pk}/action/copy/", {"slug": "kopia", "keep_live": True, "recursive": True}
    )
    assert answer.status_code == 400
    assert live_words(lesson) == OLD
    assert not LessonPage.objects.filter(slug="kopia").exists()


def test_copying_a_course_that_would_be_live_at_once_makes_nothing(lesson, enter):
    course = lesson.get_parent().specific
    course.save_revision().publish()
    _administrator, browser = enter(Role.ADMINISTRATOR)
    form = {
        "new_title": "Kopia",
        "new_slug": "kopia",
        "new_parent_page": course.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    answer = browser.post(reverse("wagtailadmin_pages:copy", args=[course.pk]), form, follow=True)
    assert "Kopia zaczyna jako szkic" in said(answer)
    assert LessonPage.objects.count() == 2


def translation_of(lesson):
    english = Locale.objects.get(language_code="en")
    course = lesson.get_parent().specific
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)
    source, _made = TranslationSource.get_or_create_from_instance(lesson)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation.get_target_instance()


def test_a_translation_is_published_by_no_button_without_its_own_signature(
    lesson, enter, django_capture_on_commit_callbacks
):
    translated = translation_of(lesson)
    assert (translated.live, translated.reviewed_by) == (False, "")
    for role in (Role.ADMINISTRATOR, Role.TRAINER):
        _person, browser = enter(role)
        browser.raise_request_exception = False
        with django_capture_on_commit_callbacks() as waiting:
            browser.post(edit_url(translated), {"action": "publish"})
        for publish in waiting:
            with pytest.raises(Exception, match="podpisem recenzenta"):
                publish()
        assert not LessonPage.objects.get(pk=translated.pk).live


def test_a_workflow_of_another_kind_does_not_let_it_through_either(lesson, enter):
    reviewer, desk = enter(Role.REVIEWER)
    plain = GroupApprovalTask.objects.create(name="Zwykła zgoda")
    plain.groups.set(reviewer.groups.all())
    workflow = Workflow.objects.create(name="Inny")
    WorkflowTask.objects.create(workflow=workflow, task=plain)
    WorkflowPage.objects.filter(page=home_page()).update(workflow=workflow)
    trainer, _browser = enter(Role.TRAINER)
    state = hand_in(lesson, trainer)
    answer = desk.post(sign_url(lesson, state), follow=True)
    assert "z podpisem recenzenta" in said(answer)
    assert live_words(lesson) == OLD


def test_a_question_of_the_bank_is_signed_too(enter):
    trainer, _browser = enter(Role.TRAINER)
    _reviewer, desk = enter(Role.REVIEWER)
    question = make_question(live=False)
    question.save_revision()
    question.get_workflow().start(question, trainer)
    state = question.current_workflow_task_state
    url = reverse("wagtailsnippets_quizzes_question:workflow_action", args=[question.pk, "approve", state.pk])
    desk.post(url, SIGNATURE | {"review_by": in_a_year()})
    question.refresh_from_db()
    assert question.live
    assert question.reviewed_by == "Ewa Świątek, lek., PWZ 1234567"


def test_an_installation_with_the_plain_review_gets_the_signed_one_and_nothing_on_the_way_is_lost(lesson, enter):
    ReviewTask.objects.all().delete()
    plain = GroupApprovalTask.objects.create(name="Recenzja medyczna")
    plain.groups.add(Group.objects.get(name=Role.REVIEWER.value))
    WorkflowTask.objects.create(workflow=WorkflowPage.objects.get(page=home_page()).workflow, task=plain)
    trainer, _browser = enter(Role.TRAINER)
    _reviewer, desk = enter(Role.REVIEWER)
    state = hand_in(lesson, trainer)
    migration = import_module("courses.migrations.0006_reviewers_sign")
    migration.forwards(apps, None)
    assert isinstance(Task.objects.get(pk=plain.pk).specific, ReviewTask)
    migration.backwards(apps, None)
    assert isinstance(Task.objects.get(pk=plain.pk).specific, GroupApprovalTask)
    migration.forwards(apps, None)
    desk.post(sign_url(lesson, state), SIGNATURE | {"review_by": in_a_year()})
    assert live_words(lesson) == NEW


def test_signed_words_taken_back_come_back_with_one_press(lesson, enter):
    sign(lesson)
    lesson.get_latest_revision().publish()
    LessonPage.objects.get(pk=lesson.pk).unpublish()
    LessonPage.objects.get(pk=lesson.pk).get_latest_revision().publish()
    assert LessonPage.objects.get(pk=lesson.pk).live
