"""Where "the same page in another language" leads: to the same place, or as near to it as that language goes."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page


def translations_of(request) -> list[dict]:
    """Return this page's address in each language.

    A page that is not translated leads to the nearest page above it that is; a view keeps its own address.
    """
    page = page_of(request)
    current = page.locale.language_code if page else language_of(request.path)
    addresses = page_addresses(request, page) if page else {}
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": addresses.get(code) or view_address(request, code, page),
            "current": code == current,
        }
        for code, _name in settings.LANGUAGES
    ]


def page_of(request):
    """Return the Wagtail page that is being served, None on any other view."""
    route = getattr(request, "_wagtail_route_for_request", None)  # kept there by Page.route_for_request
    return route.page if route else None


def language_of(path: str) -> str:
    """Return the language of the address; of the reader, where an address has none."""
    first = path.split("/")[1] if path.startswith("/") else ""
    return first if first in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE


def page_addresses(request, page) -> dict[str, str]:
    """Return the page's address in each language, with the place inside it: a card of a lesson, the filters of a list.

    One query: it looks for the page and all pages above it at once, and the deepest one of a language wins.
    """
    branch = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    keys = Page.objects.filter(path__in=branch).values("translation_key")
    found = Page.objects.live().filter(translation_key__in=keys, depth__gt=1).select_related("locale").order_by("depth")
    nearest = {each.locale.language_code: each for each in found}
    own = page.get_url(request) or ""
    asked = request.get_full_path() if request.method == "GET" else request.path
    place = asked.removeprefix(own) if own and asked.startswith(own) else ""
    return {
        code: (each.get_url(request) or f"/{code}/") + (place if each.translation_key == page.translation_key else "")
        for code, each in nearest.items()
    }


def view_address(request, code: str, page) -> str:
    """Return the view's address in the language. A form that was sent leads to the page on which it stood."""
    if page is not None:
        return f"/{code}/"
    asked = request.get_full_path() if request.method in {"GET", "HEAD"} else page_before(request)
    address = translate_url(asked, code) if asked else ""
    return address if address.startswith(f"/{code}/") else f"/{code}/"


def page_before(request) -> str:
    """Return the address of our own page from which the request came, "" when the browser does not say."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc != request.get_host():
        return ""
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
