"""Say no to reminders, or yes again; and look at the mailbox of the embedded default."""

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from reminders import mailbox
from reminders.models import Preference
from reminders.preferences import preference_of, set_wanted


@csrf_exempt  # mail programs press the button too (RFC 8058); all it can do is what its secret address says
@never_cache
def unsubscribe(request, token):
    """Ask on GET, act on POST. Works without signing in; the token in the address is the key."""
    preference = get_object_or_404(Preference, token=token)
    if request.method == "POST":
        set_wanted(preference=preference, wanted="wanted" in request.POST)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(status=204)
        return redirect("reminders:unsubscribe", token=token)
    response = render(request, "reminders/unsubscribe.html", {"preference": preference})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@login_required
def preferences(request):
    preference = preference_of(request.user)
    if request.method == "POST":
        set_wanted(preference=preference, wanted="wanted" in request.POST)
        messages.success(request, _("Zapisano."))
        return redirect("reminders:preferences")
    return render(request, "reminders/preferences.html", {"preference": preference})


def only_at_home(request):
    """The mailbox is for the person at the keyboard of an embedded installation; elsewhere it does not exist."""
    if not settings.MAILBOX_IN_BROWSER or request.META.get("REMOTE_ADDR") not in {"127.0.0.1", "::1"}:
        raise Http404


@never_cache
@require_GET
def letter_list(request):
    only_at_home(request)
    return render(request, "reminders/mailbox.html", {"letters": mailbox.letters()})


def letter_or_404(request, name):
    only_at_home(request)
    letter = mailbox.letter(name)
    if letter is None:
        raise Http404
    return letter


@never_cache
@require_GET
@csp_replace({"frame-src": ["'self'"]})
def letter(request, name):
    return render(request, "reminders/letter.html", {"letter": letter_or_404(request, name)})


@never_cache
@require_GET
@xframe_options_sameorigin
@csp_replace({"style-src": ["'unsafe-inline'"], "script-src": ["'none'"]})
def letter_html(request, name):
    """The letter's HTML for a frame that runs nothing."""
    return HttpResponse(letter_or_404(request, name).html)
