"""What is done in the editor's list to many people at once stands in the log like the rest."""

from django.contrib.auth import get_user_model

from audit import ledger
from audit.deeds import Deed


def note_bulk(request, action_type: str, people, action) -> None:
    """Called by Wagtail before a bulk action, inside its transaction."""
    if get_user_model() in action.models and action_type != "delete":  # erasing notes itself
        ledger.note(Deed.PERSON_CHANGED, by=request.user, about=people, fields=action_type)
