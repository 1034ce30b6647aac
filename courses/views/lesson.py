"""Joining a course and working through a lesson."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
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
    """Keep one answer to a question of the lesson and show, on the same card, what it is worth."""
    lesson = page_or_404(LessonPage, lesson_key)
    enrolment_or_404(request.user, lesson.get_parent().translation_key)
    problem = None
    try:
        attempt = lessons.start_check(person=request.user, lesson=lesson, now=timezone.now())
        problem = take_answer(request, attempt, str(ref))
    except attempts.NothingToAsk:
        pass
    except attempts.UnknownQuestion:
        messages.warning(request, _("To pytanie zmieniło się w międzyczasie. Oto jego aktualna wersja."))
    except attempts.AttemptClosed:
        messages.info(request, _("Ta część lekcji jest już zakończona. Odpowiedzi są zapisane."))
    context = lessons.lesson_context(request.user, lesson, instead=problem)
    card = context["deck"].asking(str(ref))
    if card is None:
        return redirect(lesson.get_url(request))
    if problem:
        return lesson.card_page(request, context, card.number, status=422 if problem.error else 200)
    return redirect(f"{lesson.card_url(card.number, request)}#q-{ref}")


@require_POST
@login_required
def finish_lesson(request, lesson_key):
    """Close the lesson when every question has an answer, and go on to the next step of the course."""
    lesson = page_or_404(LessonPage, lesson_key)
    course = lesson.get_parent().specific
    enrolment = enrolment_or_404(request.user, course.translation_key)
    context = lessons.lesson_context(request.user, lesson)
    unanswered = context["deck"].unanswered()
    if unanswered:
        messages.warning(request, _("Odpowiedz jeszcze na wszystkie pytania tej lekcji."))
        return redirect(lesson.card_url(unanswered[0].number, request))
    completion = progress.complete_step(enrolment=enrolment, step=lesson)
    if completion:
        return redirect(course.get_url(request))
    next_step = context["next_step"]
    return redirect((next_step.page if next_step else course).get_url(request))
