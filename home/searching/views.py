"""The page of the search."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from courses.searching.matching import LONGEST
from home.searching import finding

PER_PAGE = 10


@require_safe
def search(request):
    """Answer what is looked for. The words are in the address alone: they are kept nowhere, with a name or without."""
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())
    query = asked[:LONGEST]
    found = finding.find(query, locale=Locale.get_active(), request=request)
    context = {
        "query": query,
        "too_long": len(asked) > LONGEST,
        "longest": LONGEST,
        "found": found,
        "page_query": urlencode({"q": query}) + "&",
        "page_obj": Paginator(found.results, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "home/search.html", context)
