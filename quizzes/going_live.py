"""What must be true of a question before learners are asked it.

A draft may be anything; these are the stops on the way out, whatever the way: the form, the review, the API, the clock.
"""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from quizzes.kinds import KINDS


class CannotGoLive(ValidationError):
    """Something is not ready for learners: `thing` stays a draft. `reasons` say what to do, in the language of who asked."""

    def __init__(self, thing: Any, reasons: list[str]):
        self.thing = thing
        self.reasons = reasons
        super().__init__({NON_FIELD_ERRORS: reasons})


def obstacles(question: Any) -> list[str]:
    """Return what still keeps the question from learners."""
    return without_feedback(question) if question.is_critical else []


def without_feedback(question: Any) -> list[str]:
    """A wrong answer to a safety-critical question never goes without the reason why it is wrong."""
    if not question.answer:
        return []
    block = question.answer[0]
    options = block.value.get("options") or []
    if silent := KINDS[block.block_type].silent_wrongs(block.value):
        message = _("Pytanie krytyczne: napisz przy każdej złej odpowiedzi, dlaczego jest zła. Brakuje przy: %s.")
        return [message % ", ".join(f"„{text}”" for text in silent)]
    if not options and not question.explanation.strip():
        return [_("Pytanie krytyczne potrzebuje wyjaśnienia: dlaczego tak, a nie inaczej.")]
    return []


def guard(question: Any) -> None:
    """Refuse to publish what is not ready. What was published before this rule may still be saved as it is."""
    if not question.live or not question.live_revision_id:
        return
    published = type(question).objects.filter(pk=question.pk).values_list("live_revision_id", flat=True).first()
    if published != question.live_revision_id and (reasons := obstacles(question)):
        raise CannotGoLive(question, reasons)
