"""The language of a page follows its address."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

EDITOR_PREFIX = "/admin/"


class LanguageMiddleware(LocaleMiddleware):
    """Django's own, except that addresses without a language (health, documents) speak the site's source language."""

    def process_request(self, request):
        if request.path.startswith(EDITOR_PREFIX):
            # The editor asks each person's Wagtail profile for the language afterwards.
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = translation.get_language()
            return
        super().process_request(request)
