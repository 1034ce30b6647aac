"""The plan of a lesson, for who teaches it."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.finding import page_or_404
from courses.models import LessonPage
from courses.plans import keeping, readers


@never_cache
@login_required
@require_safe
def plan(request, lesson_key):
    """Give out the plan. A pupil learns why not, and what there is instead."""
    lesson = page_or_404(LessonPage, lesson_key)
    if not readers.may_have(request.user):
        return render(request, "courses/plan_refused.html", {"lesson": lesson}, status=403)
    return FileResponse(keeping.open_plan(lesson), content_type="application/pdf", filename=f"{lesson.slug}-plan.pdf")
