"""A lesson once more, to make another of it; with questions of its own, so that a change here changes nothing there."""

from django.db import transaction
from wagtail.coreutils import find_available_slug

from courses.models import LessonPage, LessonQuestion
from quizzes.copying import copy_of


@transaction.atomic
def duplicate(lesson: LessonPage, *, title: str, with_questions: bool, by) -> LessonPage:
    """Make a draft of the newest version beside the lesson. Its review, and that of copied questions, is still to come."""
    course = lesson.get_parent()
    copy = lesson.copy(
        to=course,
        update_attrs={"title": title, "draft_title": title, "slug": find_available_slug(course, lesson.slug)},
        copy_revisions=False,
        keep_live=False,
        user=by,
    )
    newest = lesson.get_latest_revision_as_object()
    for name in ("summary", "minutes", "body", "to_remember", "guideline_edition", "sources", "is_medical"):
        setattr(copy, name, getattr(newest, name))
    copy.check_questions = [
        LessonQuestion(question=own(use.question, by) if with_questions else use.question, sort_order=use.sort_order)
        for use in newest.check_questions.all()
    ]
    copy.save()
    copy.save_revision(user=by, clean=False)
    return copy


def own(question, by):
    copy = copy_of(question)
    copy.save()
    copy.save_revision(user=by)
    return copy
