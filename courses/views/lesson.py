"""Joining a course and working through a lesson."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import lessons, progress
from courses.enrolment import enrol as put_on_course
from courses.finding import page_or_404
from courses.models import CoursePage, LessonPage
from courses.views.answering import enrolment_or_404, take_answer
from quizzes import attempts


@require_POST
def enrol(request, course_key):
    """Put who asks on the course and open its first lesson."""
    course = page_or_404(CoursePage, course_key)
    if not request.user.is_authenticated:
        return redirect_to_login(course.get_url(request))
    put_on_course(person=request.user, course=course)
    next_step = progress.overview_for(request.user, course).next_step
    return redirect((next_step.page if next_step else course).get_url(request))


@require_POST
@login_required
def answer_check(request, lesson_key, ref):
    """Keep one answer of a lesson's check and show what it is worth."""
    lesson = page_or_404(LessonPage, lesson_key)
    enrolment_or_404(request.user, lesson.get_parent().translation_key)
    try:
        attempt = lessons.start_check(person=request.user, lesson=lesson, now=timezone.now())
        problem = take_answer(request, attempt, str(ref))
    except attempts.NothingToAsk:
        problem = None
    except attempts.UnknownQuestion:
        messages.warning(request, _("To pytanie zmieniło się w międzyczasie. Oto jego aktualna wersja."))
        problem = None
    except attempts.AttemptClosed:
        messages.info(request, _("Ta część lekcji jest już zakończona. Odpowiedzi są zapisane."))
        problem = None
    if problem:
        return show_lesson_with(request, lesson, problem)
    return redirect(f"{lesson.get_url(request)}#q-{ref}")


def show_lesson_with(request, lesson, problem):
    context = lesson.get_context(request)
    context["questions"] = [problem if question.ref == problem.ref else question for question in context["questions"]]
    return render(request, lesson.template, context, status=422 if problem.error else 200)


@require_POST
@login_required
def finish_lesson(request, lesson_key):
    """Close the lesson when every check question has an answer, and go on to the next step."""
    lesson = page_or_404(LessonPage, lesson_key)
    course = lesson.get_parent().specific
    enrolment = enrolment_or_404(request.user, course.translation_key)
    context = lessons.lesson_context(request.user, lesson)
    if context["questions"] and not context["all_answered"]:
        messages.warning(request, _("Odpowiedz jeszcze na wszystkie pytania tej lekcji."))
        first = next(question for question in context["questions"] if not question.answered)
        return redirect(f"{lesson.get_url(request)}#q-{first.ref}")
    completion = progress.complete_step(enrolment=enrolment, step=lesson)
    if completion:
        return redirect(course.get_url(request))
    next_step = context["next_step"]
    return redirect((next_step.page if next_step else course).get_url(request))
