"""The calendar of who is signed in: what stands in it, and the secret address under which it can be read."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from calendars import feeds
from home.calendar.contents import to_come

SHOWN = 6


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request):
    """Show the calendar; make its address, which is shown in this one answer; switch it off."""
    made = {}
    if "off" in request.POST:
        feeds.switch_off(person=request.user)
        messages.success(request, _("Kalendarz wyłączony. Adres już nie działa."))
        return redirect("home:calendar")
    if "make" in request.POST:
        made = addresses_of(feeds.make(person=request.user, now=timezone.now()))
    entries = to_come(request.user, today=timezone.localdate())
    context = made | {
        "feed": feeds.feed_of(request.user),
        "entries": entries[:SHOWN],
        "more": len(entries[SHOWN:]),
    }
    return render(request, "home/calendar.html", context)


def addresses_of(secret: str) -> dict[str, str]:
    """Return the address to copy, and the one that opens a calendar. In the site's own name, whatever the browser calls it."""
    address = settings.SITE_URL + reverse("calendar_feed", args=[secret])
    return {"address": address, "webcal": f"webcal://{address.partition('://')[2]}"}
