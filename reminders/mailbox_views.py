"""Look at the mailbox of the embedded default in the browser."""

from functools import wraps

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from reminders import mailbox

# Letters carry their style with them. A link of a letter opens in a window of its own; nothing in a letter runs.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


def only_at_home(view):
    """The mailbox is for the person at the keyboard of an embedded installation; elsewhere it does not exist."""

    @wraps(view)
    def at_home(request, *arguments, **named):
        if not settings.MAILBOX_IN_BROWSER or request.META.get("REMOTE_ADDR") not in {"127.0.0.1", "::1"}:
            raise Http404
        return view(request, *arguments, **named)

    return at_home


def letter_or_404(name: str) -> mailbox.Letter:
    found = mailbox.letter(name)
    if found is None:
        raise Http404
    return found


@only_at_home
@require_safe
@never_cache
def letter_list(request):
    return render(request, "reminders/mailbox.html", {"letters": mailbox.letters()})


@only_at_home
@require_safe
@never_cache
@csp_replace({"frame-src": [SELF]})
def letter(request, name):
    return render(request, "reminders/letter.html", {"letter": letter_or_404(name)})


@only_at_home
@require_safe
@never_cache
@xframe_options_sameorigin
@csp(LETTER_POLICY)
def letter_html(request, name):
    """Show the letter's HTML, for the frame in its page."""
    html = letter_or_404(name).html
    return HttpResponse(html.replace("<head>", '<head><base target="_blank">', 1))
