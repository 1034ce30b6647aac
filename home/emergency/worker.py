"""The service worker: it keeps emergency mode on the device, in every language, and nothing that belongs to a person.

It also opens the lessons that people saved on purpose (js/save-offline.js keeps them); it never keeps a page by itself.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.emergency.cards import situations

FILES = [
    "css/tokens.css",
    "css/layout.css",
    "css/components.css",
    "css/emergency.css",
    "css/offline.css",
    "js/keep-offline.js",
    "js/save-offline.js",
    "img/favicon.svg",
    "fonts/mulish-latin.woff2",
    "fonts/mulish-polish.woff2",
    "fonts/mulish-cyrillic.woff2",
    "fonts/nunito-800-latin.woff2",
    "fonts/nunito-800-polish.woff2",
    "fonts/nunito-800-cyrillic.woff2",
]


def pages() -> Iterator[tuple[str, str]]:
    """Yield the address of each page that opens without a network, in all languages, and what it shows."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            all_of_them = {"situations": situations(language)}
            yield reverse("emergency:start"), render_to_string("home/emergency/start.html", all_of_them)
            yield reverse("emergency:offline"), render_to_string("home/emergency/offline.html", all_of_them)
            yield reverse("offline:saved"), render_to_string("home/offline/saved.html")
            for each in situations(language):
                page = render_to_string("home/emergency/situation.html", {"situation": each})
                yield reverse("emergency:show", args=[each.slug]), page


@cache
def script_text() -> str:
    """Return the worker. Its edition changes with the words of a page and with a file: a file's address holds its hash."""
    words = dict(pages())
    kept = [*words, *(static(name) for name in FILES)]
    edition = hashlib.sha256(json.dumps([words, kept]).encode()).hexdigest()[:12]
    return render_to_string(
        "home/emergency/service-worker.js", {"kept": json.dumps(kept, indent=2), "edition": edition}
    )


@require_safe
@cache_control(no_cache=True)
def script(request: HttpRequest) -> HttpResponse:
    """Serve the worker from the root, so that it may answer for every page."""
    return HttpResponse(script_text(), content_type="text/javascript; charset=utf-8")
