"""Say no to reminders, or yes again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from reminders.models import Preference
from reminders.preferences import preference_of, set_wanted


@csrf_exempt  # only the press below goes without: mail programs have no cookie of ours
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def unsubscribe(request, token):
    """Work without signing in: the token in the address is the key. Looking changes nothing, mail scanners look."""
    preference = get_object_or_404(Preference, token=token)
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return press_in_mail_program(preference)
    return ask(request, preference)


def press_in_mail_program(preference):
    """Answer RFC 8058: no page, no question, and never back to yes."""
    set_wanted(preference=preference, wanted=False)
    return HttpResponse(status=204)


@csrf_protect
def ask(request, preference):
    if request.method == "POST":
        set_wanted(preference=preference, wanted="wanted" in request.POST)
        return redirect("reminders:unsubscribe", token=preference.token)
    return render(request, "reminders/unsubscribe.html", {"preference": preference})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def preferences(request):
    preference = preference_of(request.user)
    if request.method == "POST":
        set_wanted(preference=preference, wanted="wanted" in request.POST)
        messages.success(request, _("Zapisano."))
        return redirect("reminders:preferences")
    return render(request, "reminders/preferences.html", {"preference": preference})
