"""The gallery: every drawing, and whether a reviewer has signed it. Everybody may look."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from figures.registry import TOPICS, every_figure


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    shelves = [
        {"title": TOPICS[topic], "figures": list(figures)}
        for topic, figures in groupby(every_figure(), key=lambda figure: figure.topic)
    ]
    return render(request, "figures/gallery.html", {"shelves": shelves})
