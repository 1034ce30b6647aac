"""The pages of emergency mode. They know nobody: no session is read, no cookie is set, any cache may keep them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_from_request, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.emergency.cards import situation, situations

kept = cache_control(public=True, max_age=600)  # seconds


@require_safe
def short_address(request: HttpRequest) -> HttpResponse:
    """/teraz/, as printed on posters: leads to the language of the browser."""
    with override(get_language_from_request(request)):
        return redirect("emergency:start")


@require_safe
@kept
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "home/emergency/start.html", {"situations": situations(get_language())})


@require_safe
@kept
def show(request: HttpRequest, slug: str) -> HttpResponse:
    found = situation(get_language(), slug)
    if not found:
        raise Http404
    return render(request, "home/emergency/situation.html", {"situation": found})


@require_safe
@kept
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows instead of a page that can't be reached."""
    return render(request, "home/emergency/offline.html", {"situations": situations(get_language())})
