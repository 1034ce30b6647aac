"""Pages for a device without a network. They read no session and set no cookie, so a shared computer may keep them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from courses.models import CoursePage
from home.offline.copies import practice_of, public_lesson

kept = cache_control(public=True, max_age=600)  # seconds


@require_safe
@kept
def saved(request: HttpRequest) -> HttpResponse:
    """The list of lessons that this device keeps; only its script knows them."""
    return render(request, "home/offline/saved.html")


@require_safe
@kept
def lesson_copy(request: HttpRequest, key) -> HttpResponse:
    """The one address that a device keeps for a lesson."""
    lesson = public_lesson(key, language=get_language())
    if lesson is None:
        raise Http404
    questions, left_out = practice_of(lesson)
    context = {
        "page": lesson,
        "course": CoursePage.objects.parent_of(lesson).get(),
        "questions": questions,
        "left_out": left_out,
    }
    return render(request, "home/offline/lesson.html", context)
