"""The gallery: every drawing, and whether a reviewer has signed it. Everybody may look."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from figures.drawing import draw
from figures.registry import FIGURES, TOPICS, every_figure


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    shelves = [
        {"title": title, "figures": [figure for figure in every_figure() if figure.topic == topic]}
        for topic, title in TOPICS.items()
    ]
    return render(request, "figures/gallery.html", {"shelves": shelves})


@require_safe
@cache_control(public=True, max_age=600)  # seconds
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Return one drawing as a picture file: for the editor's choice, and to take along."""
    if name not in FIGURES:
        raise Http404
    return HttpResponse(draw(name), content_type="image/svg+xml")
