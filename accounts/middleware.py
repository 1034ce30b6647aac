"""The language of a page, who is at the computer, and whether that person has a second step."""

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from accounts import idle, second_factor

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

    The session is read only when a page asks who is there, so pages that do not ask stay without one. What a pupil was
    shown is kept by no browser: on a shared computer the way back shows the next one nothing. What others were shown is
    kept by nothing between us and their browser.
    """

    def process_request(self, request):
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: person_at(request))

    def process_response(self, request, response):
        shown_to = getattr(request, "_person", None)
        if shown_to and shown_to.is_authenticated and not response.has_header("Cache-Control"):
            if shown_to.is_pupil:
                add_never_cache_headers(response)
            else:
                patch_cache_control(response, private=True)
        return response


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


class SecondFactorMiddleware:
    """Lead who works with other people's data and has no second step to the page where it is set up.

    It guards what shows such data, and leaves alone what everybody may read and what is one's own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not self.is_guarded(request) or not request.user.is_authenticated:
            return None
        if second_factor.is_missing(request):
            wanted = urlencode({"next": request.get_full_path()} if request.method == "GET" else {})
            return HttpResponseRedirect(f"{reverse('mfa_index')}?{wanted}")
        return None

    def is_guarded(self, request) -> bool:
        match = request.resolver_match
        if match.view_name in settings.SECOND_FACTOR_OPEN:
            return False
        names = {match.view_name, *match.namespaces}
        return request.path.startswith(EDITOR_PREFIX) or bool(names & settings.SECOND_FACTOR_GUARDS)
