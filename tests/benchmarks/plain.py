"""The least that Django does for a page and for an answer, to measure ours beside it: same middleware, same database."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config.urls import handler429
from config.urls import urlpatterns as site
from home.models import SeededItem

__all__ = ["handler429", "urlpatterns"]


def page(request):
    """A page of the site without anything on it."""
    return render(request, "404.html")


@csrf_exempt
def row(request):
    """One row written for who is signed in."""
    SeededItem.objects.create(key=f"{request.user.pk}:{request.POST['number']}")
    return HttpResponse(status=204)


urlpatterns = [path("plain/page/", page), path("plain/row/", row), *site]
