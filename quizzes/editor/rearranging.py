"""Changing where a question stands (its category, its tags, the archive) without publishing what else is in its draft.

What the form would let a person do, this does: who may not publish makes a draft of a published question.
"""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from quizzes import going_live
from quizzes.models import Question

Change = Callable[[Question], object]


@transaction.atomic
def rearrange(question: Question, change: Change, *, user, may_publish: bool) -> bool:
    """Make the change in the newest draft and, where allowed, in what is published. Return whether it holds already."""
    row = Question.objects.get(pk=question.pk)
    newest = row.get_latest_revision_as_object()
    settled = row.live and not row.has_unpublished_changes
    change(newest)
    revision = newest.save_revision(user=user, log_action=True, clean=False)
    if row.live and not may_publish:
        return False
    if settled:
        revision.publish(user=user)
    else:
        row = Question.objects.get(pk=question.pk)
        change(row)
        row.save()
    return True


def problem_with(question: Question) -> str:
    """Return why the newest version can't be published; "" when it can."""
    newest = question.get_latest_revision_as_object()
    try:
        newest.full_clean(exclude=["answer"])
    except ValidationError as error:
        return " ".join(error.messages)
    try:
        Question._meta.get_field("answer").stream_block.clean(newest.answer)
    except ValidationError:
        return _("odpowiedź ma błędy; otwórz pytanie, żeby je zobaczyć.")
    return " ".join(going_live.obstacles(newest))


@transaction.atomic
def publish(question: Question, *, user) -> None:
    """Publish the newest version."""
    revision = question.latest_revision or question.save_revision(user=user)
    revision.publish(user=user)
