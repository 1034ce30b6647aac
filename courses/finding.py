"""From a key in an address to the page in the reader's language."""

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language


def page_in(model, key, language: str):
    """Return the live page with this translation key: in the language, else in the source language, else None."""
    found = {
        page.locale.language_code: page
        for page in model.objects.live().filter(translation_key=key).select_related("locale")
    }
    return found.get(language) or found.get(settings.LANGUAGE_CODE)


def page_or_404(model, key):
    """Return the live page with this translation key: in the active language, else in the source language."""
    page = page_in(model, key, get_language() or "")
    if page is None:
        raise Http404
    return page
