"""The doors of learning. Every one takes a POST form or shows a page; the rules are in the modules they call."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from courses import exams, lessons, progress
from courses.enrolment import enrol as put_on_course
from courses.enrolment import enrolment_of
from courses.finding import page_or_404
from courses.models import CoursePage, LessonPage, QuizPage
from quizzes import attempts, papers
from quizzes.kinds import KINDS, BadAnswer
from quizzes.models import Attempt

log = logging.getLogger(__name__)


@require_POST
def enrol(request, course_key):
    """Put who asks on the course and open its first lesson."""
    course = page_or_404(CoursePage, course_key)
    if not request.user.is_authenticated:
        return redirect_to_login(course.get_url(request))
    put_on_course(person=request.user, course=course)
    next_step = progress.overview_for(request.user, course).next_step
    return redirect((next_step.page if next_step else course).get_url(request))


def enrolment_or_404(person, course_key):
    enrolment = enrolment_of(person, course_key)
    if enrolment is None:
        raise Http404
    return enrolment


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


def take_answer(request, attempt, ref) -> papers.Presented | None:
    """Save the answer in the form. Returns the question again when it has to be shown: with an error, or rearranged."""
    asked = papers.find(attempt.paper.content, ref)
    if asked is None:
        raise attempts.UnknownQuestion(ref)
    form = dict(request.POST.lists())
    kind = KINDS[asked["kind"]]
    shown = next(question for question in attempts.presented(attempt) if question.ref == ref)
    if "move" in form and hasattr(kind, "moved"):
        order = kind.moved(asked, form, [option["id"] for option in shown.options])
        if order:
            shown.value = order
            shown.is_right = None
            return papers.arrange(shown)
    try:
        value = kind.read(asked, form)
    except BadAnswer as problem:
        shown.error = str(problem)
        return shown
    attempts.save_answer(attempt=attempt, ref=ref, value=value, now=timezone.now(), revision=revision_in(form))
    return None


def revision_in(form) -> int | None:
    given = (form.get("revision") or [""])[0]
    return int(given) if given.isdecimal() and len(given) < 8 else None


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


@require_POST
@login_required
def start_exam(request, exam_key):
    exam = page_or_404(QuizPage, exam_key)
    enrolment_or_404(request.user, exam.get_parent().translation_key)
    try:
        attempt = exams.start_exam(person=request.user, exam=exam, now=timezone.now())
    except exams.ExamLocked:
        messages.warning(request, _("Test otworzy się, gdy wszystkie lekcje będą ukończone."))
        return redirect(exam.get_url(request))
    except attempts.NothingToAsk:
        messages.warning(request, _("Ten test nie ma jeszcze pytań. Spróbuj później."))
        return redirect(exam.get_url(request))
    return redirect("courses:question", attempt=attempt.uuid, number=first_open(attempt))


def first_open(attempt) -> int:
    """Return the number of the first question without an answer, 1 when there is none."""
    return next((question.number for question in attempts.presented(attempt) if not question.answered), 1)


def own_attempt_or_404(request, uuid) -> Attempt:
    """Return the attempt when it is the person's own; anybody else is told that there is none."""
    found = Attempt.objects.select_related("paper").filter(uuid=uuid, learner=request.user).first()
    if found is None:
        if Attempt.objects.filter(uuid=uuid).exists():
            log.warning("Person %s asked for attempt %s of somebody else", request.user.pk, uuid)
        raise Http404
    return found


@never_cache
@login_required
def question(request, attempt, number):
    """Show one question of an exam; a POST keeps the answer and goes to the next."""
    attempt = own_attempt_or_404(request, attempt)
    if attempt.state != Attempt.State.OPEN:
        return already_handed_in(request, attempt)
    shown = attempts.presented(attempt)
    if not 1 <= number <= len(shown):
        raise Http404
    current = shown[number - 1]
    status = 200
    if request.method == "POST":
        try:
            problem = take_answer(request, attempt, current.ref)
        except attempts.AttemptClosed:
            return already_handed_in(request, attempt)
        if problem is None:
            return redirect_onwards(attempt, number, len(shown))
        current = shown[number - 1] = problem
        status = 422 if problem.error else 200
    context = exam_page(attempt) | {
        "attempt": attempt,
        "question": current,
        "questions": shown,
        "previous": max(1, number - 1),
    }
    return render(request, "courses/question.html", context, status=status)


def already_handed_in(request, attempt):
    """Lead to the result; who came with an answer is told that it was not added."""
    if request.method == "POST":
        log.warning("An answer to the graded attempt %s was refused", attempt.uuid)
        messages.info(request, _("Ten test jest już oddany. Odpowiedź z tej strony nie została dopisana."))
    return redirect("courses:result", attempt=attempt.uuid)


def redirect_onwards(attempt, number, total):
    if number < total:
        return redirect("courses:question", attempt=attempt.uuid, number=number + 1)
    return redirect("courses:review", attempt=attempt.uuid)


def exam_page(attempt) -> dict:
    exam = page_or_404(QuizPage, attempt.subject)
    return {"exam": exam, "course": exam.get_parent().specific}


@never_cache
@login_required
@require_GET
def review(request, attempt):
    """List the questions and whether each has an answer, before the exam is handed in."""
    attempt = own_attempt_or_404(request, attempt)
    if attempt.state != Attempt.State.OPEN:
        return redirect("courses:result", attempt=attempt.uuid)
    shown = attempts.presented(attempt)
    missing = [question for question in shown if not question.answered]
    context = exam_page(attempt) | {"attempt": attempt, "questions": shown, "missing": missing}
    return render(request, "courses/review.html", context)


@require_POST
@login_required
def submit(request, attempt):
    """Hand in the exam. Handing in twice shows the one result."""
    attempt = own_attempt_or_404(request, attempt)
    exam = page_or_404(QuizPage, attempt.subject)
    enrolment = enrolment_or_404(request.user, exam.get_parent().translation_key)
    exams.submit_exam(attempt=attempt, exam=exam, enrolment=enrolment, now=timezone.now())
    return redirect("courses:result", attempt=attempt.uuid)


@never_cache
@login_required
@require_GET
def result(request, attempt):
    """Show what a graded exam is worth, with every question as it was asked."""
    attempt = own_attempt_or_404(request, attempt)
    if attempt.state != Attempt.State.GRADED:
        return redirect("courses:review", attempt=attempt.uuid)
    shown = attempts.presented(attempt)
    context = exam_page(attempt)
    context |= {
        "attempt": attempt,
        "questions": shown,
        "rules": attempt.paper.content["rules"],
        "to_repeat": exams.lessons_to_repeat(context["course"], shown),
        "critical_missed": [question for question in shown if question.is_critical and not question.is_right],
        "overview": progress.overview_for(request.user, context["course"]),
    }
    return render(request, "courses/result.html", context)
