"""The service worker: it keeps emergency mode on the device, in every language, and nothing that belongs to a person."""

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.emergency.cards import FOLDER, situations

FILES = [
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/components.css",
    "css/emergency.css",
    "img/favicon.svg",
    "fonts/mulish-latin.woff2",
    "fonts/mulish-polish.woff2",
    "fonts/mulish-cyrillic.woff2",
    "fonts/nunito-800-latin.woff2",
    "fonts/nunito-800-polish.woff2",
    "fonts/nunito-800-cyrillic.woff2",
]


def pages() -> list[str]:
    """Return the addresses of emergency mode in all languages."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += [reverse("emergency:start"), reverse("emergency:offline")]
            found += [reverse("emergency:show", args=[each.slug]) for each in situations(language)]
    return found


def edition(kept: list[str]) -> str:
    """Return a name that changes with whatever is kept: hashed file names, the cards, the templates."""
    mark = hashlib.sha256(json.dumps(kept).encode())
    templates = settings.ROOT / "templates" / "home" / "emergency"
    for file in sorted([*FOLDER.glob("*.yaml"), *templates.glob("*")]):
        mark.update(file.read_bytes())
    return mark.hexdigest()[:12]


@require_safe
@cache_control(no_cache=True)
def script(request: HttpRequest) -> HttpResponse:
    """Serve the worker from the root, so that it may answer for every page."""
    kept = pages() + [static(name) for name in FILES]
    values = {"kept": json.dumps(kept, indent=2), "edition": edition(kept)}
    return HttpResponse(
        render_to_string("home/emergency/service-worker.js", values), content_type="text/javascript; charset=utf-8"
    )
