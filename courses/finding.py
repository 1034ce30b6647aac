"""From a key in an address to the page in the reader's language."""

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language


def page_or_404(model, key):
    """Return the live page with this translation key: in the active language, else in the source language."""
    found = {
        page.locale.language_code: page
        for page in model.objects.live().filter(translation_key=key).select_related("locale")
    }
    for language in (get_language(), settings.LANGUAGE_CODE):
        if language in found:
            return found[language]
    raise Http404
