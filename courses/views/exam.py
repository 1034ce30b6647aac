"""Taking an exam: one question a page, a look at all of them, handing in, the result."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from courses import exams, saving
from courses.finding import page_or_404
from courses.models import QuizPage
from courses.views.answering import enrolment_or_404, own_attempt_or_404, read_answer, revision_in, take_answer
from quizzes import attempts, showing
from quizzes.kinds import BadAnswer

log = logging.getLogger(__name__)


@require_POST
@login_required
def start_exam(request, exam_key):
    exam = page_or_404(QuizPage, exam_key)
    enrolment_or_404(request.user, exam.get_parent().translation_key)
    try:
        attempt = exams.start_exam(person=request.user, exam=exam, now=timezone.now(), after=last_known(request))
    except exams.ExamLocked:
        messages.warning(request, _("Test otworzy się, gdy wszystkie lekcje będą ukończone."))
    except attempts.NothingToAsk:
        messages.warning(request, _("Ten test nie ma jeszcze pytań. Spróbuj później."))
    except attempts.NoAttemptsLeft:
        messages.warning(request, _("Wszystkie podejścia do tego testu są już wykorzystane."))
    except attempts.TooSoon as wait:
        until = date_format(timezone.localtime(wait.until), "j E, H:i")
        messages.warning(request, _("Następne podejście będzie możliwe od: %(until)s.") % {"until": until})
    else:
        if not attempt.is_open:
            return redirect("courses:result", attempt=attempt.uuid)
        return redirect("courses:question", attempt=attempt.uuid, number=first_open(attempt))
    return redirect(exam.get_url(request))


def last_known(request) -> int | None:
    """Return the number of the last attempt that the page knew of on which "start" was pressed."""
    told = request.POST.get("after", "")
    return int(told) if told.isdecimal() and len(told) < 6 else None


def first_open(attempt) -> int:
    """Return the number of the first question without an answer, 1 when there is none."""
    return next((question.number for question in showing.presented(attempt) if not question.answered), 1)


def running_or_result(request, uuid):
    """Return the person's open attempt, or None after what to do instead: its time may be up."""
    attempt = own_attempt_or_404(request, uuid)
    if attempts.expire(attempt, now=timezone.now()):
        return attempt, redirect("courses:result", attempt=attempt.uuid)
    if not attempt.is_open:
        return attempt, already_handed_in(request, attempt)
    return attempt, None


@never_cache
@login_required
def question(request, attempt, number):
    """Show one question of an exam; a POST keeps the answer and goes to the next."""
    attempt, elsewhere = running_or_result(request, attempt)
    if elsewhere:
        return elsewhere
    shown = showing.presented(attempt)
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
            return redirect_onwards(attempt, current.ref)
        current = shown[number - 1] = problem
        status = 422 if problem.error else 200
    context = open_exam_page(request, attempt, shown) | {
        "question": current,
        "settled": current.has_feedback or current.waits_for_mark,
        "previous": max(1, number - 1),
        "following": min(len(shown), number + 1),
    }
    return render(request, "courses/question.html", context, status=status)


@never_cache
@require_POST
def save_in_background(request, attempt, ref):
    """Keep one answer sent by the page while the learner goes on. Answers in JSON what is kept, or why it is not.

    `saved` is said only when the database holds this very answer. Sending it again says so again.
    """
    if not request.user.is_authenticated:
        return not_saved("signed_out", 401)
    attempt = own_attempt_or_404(request, attempt)
    if wait := saving.wait_for(attempt):
        return not_saved("too_many", 429, headers={"Retry-After": str(wait)})
    form, now = dict(request.POST.lists()), timezone.now()
    try:
        if not attempt.is_open:
            raise attempts.AttemptClosed
        value = read_answer(attempt, str(ref), form)
        kept = attempts.save_answer(attempt=attempt, ref=str(ref), value=value, now=now, revision=revision_in(form))
    except attempts.UnknownQuestion as unknown:
        raise Http404 from unknown
    except BadAnswer as problem:
        return not_saved("unreadable", 422, message=str(problem))
    except attempts.AttemptClosed:
        return not_saved("closed", 409)
    if kept.value != value:
        return not_saved("newer", 409, revision=kept.revision)
    return JsonResponse({"saved": True, "revision": kept.revision, "seconds": exams.seconds_left(attempt, now=now)})


def not_saved(reason, status, *, headers=None, **more):
    return JsonResponse({"saved": False, "reason": reason} | more, status=status, headers=headers)


def already_handed_in(request, attempt):
    """Lead to the result; who came with an answer is told that it was not added."""
    if request.method == "POST":
        log.warning("An answer to the closed attempt %s was refused", attempt.uuid)
        messages.info(request, _("Ten test jest już oddany. Odpowiedź z tej strony nie została dopisana."))
    return redirect("courses:result", attempt=attempt.uuid)


def redirect_onwards(attempt, ref):
    """Go to the next question, at the end to the summary; stay for more to come (a scenario) or feedback to read."""
    attempt.refresh_from_db()
    shown = showing.presented(attempt)
    current = next(question for question in shown if question.ref == ref)
    if not current.answered or current.has_feedback or current.waits_for_mark:
        return redirect("courses:question", attempt=attempt.uuid, number=current.number)
    if current.number < current.total:
        return redirect("courses:question", attempt=attempt.uuid, number=current.number + 1)
    return redirect("courses:review", attempt=attempt.uuid)


def exam_page(attempt) -> dict:
    exam = page_or_404(QuizPage, attempt.subject)
    return {"exam": exam, "course": exam.get_parent().specific}


def open_exam_page(request, attempt, shown) -> dict:
    """Return what the pages of an open attempt have in common: its questions, its clock, and what the script is told."""
    return exam_page(attempt) | {
        "attempt": attempt,
        "questions": shown,
        "saving": saving.for_script(request.user, attempt, shown),
        "clock": saving.exam_time(attempt, now=timezone.now()),
    }


@never_cache
@login_required
@require_GET
def review(request, attempt):
    """List the questions and whether each has an answer, before the exam is handed in."""
    attempt, elsewhere = running_or_result(request, attempt)
    if elsewhere:
        return elsewhere
    shown = showing.presented(attempt)
    context = open_exam_page(request, attempt, shown)
    context["missing"] = [question for question in shown if not question.answered]
    return render(request, "courses/review.html", context)


@require_POST
@login_required
def submit(request, attempt):
    """Hand in the exam. Handing in twice shows the one result."""
    attempt = own_attempt_or_404(request, attempt)
    now = timezone.now()
    if not attempts.expire(attempt, now=now):
        attempts.submit(attempt=attempt, now=now)
    return redirect("courses:result", attempt=attempt.uuid)


@never_cache
@login_required
@require_GET
def result(request, attempt):
    """Show what a graded exam is worth, with the questions as they were asked."""
    attempt = own_attempt_or_404(request, attempt)
    if attempts.expire(attempt, now=timezone.now()):
        attempt.refresh_from_db()
    if attempt.is_open:
        return redirect("courses:review", attempt=attempt.uuid)
    context = exam_page(attempt)
    context |= exams.result_context(request.user, attempt, context["exam"])
    return render(request, "courses/result.html", context)
