"""A translation on its way to learners: handed in like any other text, signed by a reviewer who reads the language."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail_localize.models import Translation

from courses import going_live
from quizzes.going_live import CannotGoLive


def translation_of(page) -> Translation | None:
    """Return the side-by-side translation that the page is the target of; None when it is written by hand."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale").first()


def as_translated(translation: Translation):
    """Return the page with the strings as they are now. What is not translated yet stands in the source language."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    words = slugify(page.slug, allow_unicode=True) or "lekcja"  # the address is one of the strings
    page.slug = find_available_slug(page.get_parent(), words, ignore_page_id=page.pk)
    return page


def refuse_unsigned(page, translation: Translation) -> None:
    """Raise CannotGoLive before anything of an unsigned translation is written onto a public page."""
    target = as_translated(translation)
    target.live_revision_id = None
    if reasons := going_live.obstacles(target, before=type(page).objects.get(pk=page.pk)):
        raise CannotGoLive(page, reasons)


@transaction.atomic
def hand_in(page, translation: Translation, *, by):
    """Make a version of what is translated and start its review, or go on with one that was sent back."""
    target = as_translated(translation)
    if missing := target.must_haves():
        raise CannotGoLive(page, missing)
    target.save_revision(user=by, log_action=True)
    page = type(page).objects.get(pk=page.pk)
    state = page.current_workflow_state
    if state and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(by)
    elif not state:
        page.get_workflow().start(page, by)
    return page
