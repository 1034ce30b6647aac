"""My desk: what is going on, what is due, what is proved."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from wagtail.models import Locale

from certificates.models import Certificate
from courses import shelf
from home.due import due_courses
from quizzes import mistakes


@never_cache
@login_required
def desk(request):
    overviews = shelf.courses_of(request.user, language=get_language())
    today = timezone.localdate()
    context = {
        "going_on": [overview for overview in overviews if not overview.completed],
        "finished": [overview for overview in overviews if overview.completed],
        "certificates": Certificate.objects.held_by(request.user).standing(),
        "due": due_courses(request.user, overviews),
        "to_repeat": mistakes.how_many(request.user, locale=Locale.get_active()),
        "today": today,
    }
    return render(request, "home/desk.html", context)
