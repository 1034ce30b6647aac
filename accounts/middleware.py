"""The language of a page, and who is at the computer."""

from django.contrib.auth import get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.middleware.locale import LocaleMiddleware
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from accounts import idle

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


class PersonMiddleware(AuthenticationMiddleware):
    """Django's own, and a pupil who was away from the computer for too long is nobody any more.

    The session is read only when a page asks who is there, so pages that do not ask stay without one.
    """

    def process_request(self, request):
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: person_at(request))


def person_at(request):
    if not hasattr(request, "_person"):
        person = get_user(request)
        if person.is_authenticated and person.is_pupil:
            now = timezone.now()
            if idle.was_away_too_long(request.session, now=now):
                request.session.flush()
                person = AnonymousUser()
            else:
                idle.note_visit(request.session, now=now)
        request._person = person
    return request._person
