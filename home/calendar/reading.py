"""The address at which programs of calendars read. They have no cookie and no session: the secret in the address is the key."""

import hashlib

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from calendars import feeds
from calendars.writing import CONTENT_TYPE, calendar_of
from certificates import throttle
from home.calendar.contents import NAME, to_read

# Wrong addresses only: many calendars are read from one network.
GUESSING = throttle.Limit("calendar", hits=30, seconds=60)


@require_safe
def feed(request, secret):
    """Answer in the language of whose calendar it is. A program that has read the same before is told so, and no more."""
    person = feeds.person_with(secret)
    if person is None:
        return discreet(nothing_here(request))
    with translation.override(person.language):
        content = calendar_of(to_read(person, today=timezone.localdate()), name=NAME)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Language"] = person.language
    response["Content-Disposition"] = 'inline; filename="bezpieczny-krakow.ics"'
    response["ETag"] = etag = f'"{hashlib.sha256(content).hexdigest()}"'
    return get_conditional_response(request, etag=etag, response=discreet(response))


def discreet(response: HttpResponse) -> HttpResponse:
    """Keep the answer out of shared caches and search engines, and the secret out of the logs of others."""
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def nothing_here(request) -> HttpResponse:
    """One answer for a secret that is wrong, old, or nobody's any more."""
    if wait := throttle.wait_for(GUESSING, throttle.address_of(request)):
        return in_words(_("Za dużo prób"), status=429, headers={"Retry-After": str(wait)})
    said = _("Pod tym adresem nie ma kalendarza. Nowy adres zrobisz po zalogowaniu, na stronie „Kalendarz”.")
    return in_words(said, status=404)


def in_words(said: str, **answer) -> HttpResponse:
    return HttpResponse(said, content_type="text/plain; charset=utf-8", **answer)
