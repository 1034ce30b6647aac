"""A reviewer puts a name under a text."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses import going_live
from courses.models.signatures import Signature
from quizzes import going_live as bank
from quizzes.models import Question


def sign(thing: Any, *, user: Any, name: str, title: str, review_by: Any) -> None:
    """Sign the newest version: a page or a question. A medical text then says on its page who answers for it."""
    newest = newest_of(thing)
    if isinstance(newest, Question):
        newest.reviewed_by, newest.reviewed_on = f"{name}, {title}", timezone.localdate()
        newest.save_revision(user=user)
        return
    if getattr(newest, "is_medical", False):
        newest.reviewed_by, newest.reviewed_on = f"{name}, {title}", timezone.localdate()
        newest.review_by = review_by
        newest.save_revision(user=user)
    Signature.objects.create(
        page_id=newest.pk,
        fingerprint=going_live.fingerprint(newest),
        signed_by=user,
        name=name,
        title=title,
        review_by=review_by,
    )


def newest_of(thing: Any) -> Any:
    thing = thing.specific if isinstance(thing, Page) else thing
    return thing.get_latest_revision_as_object()


def obstacles(thing: Any, user: Any) -> list[str]:
    """Return why this person can't sign the newest version as it is."""
    newest = newest_of(thing)
    reasons = bank.obstacles(newest) if isinstance(newest, Question) else []
    if hasattr(newest, "must_haves"):
        reasons += newest.must_haves()
    state = thing.current_workflow_state
    if state and state.requested_by_id == user.pk:
        reasons.append(_("Tekst podpisuje ktoś inny niż osoba, która go przekazała."))
    return reasons
