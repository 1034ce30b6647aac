"""The page where a person repeats what went wrong."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Locale

from courses import repeating
from courses.views.answering import take_answer
from quizzes import attempts, mistakes, showing


@never_cache
@login_required
def repeat(request):
    """Show the questions to repeat; a POST starts a round or ends it."""
    attempt = repeating.going_on(request.user)
    if request.method == "POST":
        if attempt:
            attempts.submit(attempt=attempt, now=timezone.now())
        else:
            start_round(request)
        return redirect("courses:repeat")
    questions = showing.presented(attempt) if attempt else []
    context = {
        "questions": questions,
        "left": sum(not question.is_right for question in questions),
        "waiting": mistakes.how_many(request.user, locale=Locale.get_active()),
    }
    return render(request, "courses/repeat.html", context)


def start_round(request):
    try:
        repeating.start(person=request.user, locale=Locale.get_active(), title=_("Moja powtórka"), now=timezone.now())
    except attempts.NothingToAsk:
        messages.info(request, _("Nie ma teraz nic do powtórki."))


@require_POST
@login_required
def answer(request, ref):
    """Keep one answer of the round and show what it is worth."""
    attempt = repeating.going_on(request.user)
    if attempt is None:
        return redirect("courses:repeat")
    try:
        problem = take_answer(request, attempt, str(ref))
    except attempts.UnknownQuestion as unknown:
        raise Http404 from unknown
    except attempts.AttemptClosed:
        problem = None
    if problem:
        shown = [problem if each.ref == problem.ref else each for each in showing.presented(attempt)]
        context = {"questions": shown, "left": sum(not each.is_right for each in shown), "waiting": 0}
        return render(request, "courses/repeat.html", context, status=422 if problem.error else 200)
    return redirect(f"{reverse('courses:repeat')}#q-{ref}")
