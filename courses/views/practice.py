"""An exercise as a step of a course: the learner says that it is done."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from courses import progress
from courses.finding import page_or_404
from courses.models import CoursePage, PracticePage
from courses.practice.steps import step_context
from courses.views.answering import enrolment_or_404


@require_POST
@login_required
def finish(request, practice_key):
    """Complete the step and go on to the next one. An exercise of the practice room is no step and completes nothing."""
    page = page_or_404(PracticePage, practice_key)
    course = page.get_parent().specific
    if not isinstance(course, CoursePage):
        raise Http404
    enrolment = enrolment_or_404(request.user, course.translation_key)
    if progress.complete_step(enrolment=enrolment, step=page):
        return redirect(course.get_url(request))
    next_step = step_context(request.user, page, course)["next_step"]
    return redirect((next_step.page if next_step else course).get_url(request))
