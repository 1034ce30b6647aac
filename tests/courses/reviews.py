"""How a text gets its signature, in the words of the tests."""

from datetime import timedelta

from django.utils import timezone

from courses import signing
from tests.factories import PersonFactory


def sign(page, *, by=None, days=365, today=None):
    """Put a reviewer's name under the newest version of the page; return the page as it stands."""
    signing.sign(
        page,
        user=by or PersonFactory(first_name="Ewa", last_name="Świątek"),
        name="Ewa Świątek",
        title="lek., PWZ 1234567",
        review_by=(today or timezone.localdate()) + timedelta(days=days),
    )
    page.refresh_from_db()
    return page


def rewrite(page, words="Nowe zdanie o uciskaniu."):
    """Save a draft with other words; return its revision."""
    draft = page.get_latest_revision_as_object()
    draft.summary = words
    return draft.save_revision()


def live_words(page) -> str:
    return type(page).objects.get(pk=page.pk).summary
