"""The language of a page."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation

EDITOR_PREFIX = "/admin/"


class LanguageMiddleware(LocaleMiddleware):
    """Django's own: the prefix of the address decides; without one the cookie, then the browser, then Polish.

    The editor has no prefix: there, who is signed in is spoken to in the language of the account. Who has chosen
    another one in Wagtail's own settings gets that (Wagtail sees to it afterwards).
    """

    def process_view(self, request, view, args, kwargs):
        if request.path.startswith(EDITOR_PREFIX) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        """Only an address that means nothing as it stands is tried with a language before it."""
        if response.status_code == 404 and request.resolver_match:
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)
