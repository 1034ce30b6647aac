"""How far a question is on its way from draft to exam."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from quizzes.models import Question


def in_moderation() -> list[int]:
    """Return the ids of the questions that a reviewer has on the table, or has sent back."""
    on_the_way = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
    bank = ContentType.objects.get_for_model(Question)
    states = WorkflowState.objects.filter(base_content_type=bank, status__in=on_the_way)
    return [int(pk) for pk in states.values_list("object_id", flat=True)]


def states_of(question: Question, *, moderated: bool) -> list[str]:
    """Return in words where the question stands."""
    states = [_("opublikowane") if question.live else _("szkic")]
    if question.live and question.has_unpublished_changes:
        states.append(_("ma nieopublikowane zmiany"))
    if moderated:
        states.append(_("w recenzji"))
    if not question.reviewed_by:
        states.append(_("czeka na recenzję medyczną"))
    if question.is_archived:
        states.append(_("w archiwum"))
    return states
