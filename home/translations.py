"""Where "the same page in another language" leads."""

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language_info


def translations_of(request) -> list[dict]:
    """Return this page's address in each language.

    A page that is not translated leads to the front page of that language; a view keeps its own address.
    """
    page = page_of(request)
    here = request.path.split("/")[1] if request.path.count("/") > 1 else settings.LANGUAGE_CODE
    current = page.locale.language_code if page else here
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


def page_addresses(request, page) -> dict[str, str]:
    pages = page.get_translations(inclusive=True).live().select_related("locale")
    return {each.locale.language_code: each.get_url(request) for each in pages}


def view_address(request, code: str, page) -> str:
    if page is not None or request.method != "GET":
        return f"/{code}/"
    address = translate_url(request.get_full_path(), code)
    return address if address.startswith(f"/{code}/") else f"/{code}/"
