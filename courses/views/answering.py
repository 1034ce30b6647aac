"""Taking one answer out of a form: what lesson checks, exams and repetitions share."""

import logging

from django.http import Http404
from django.utils import timezone

from courses.enrolment import enrolment_of
from quizzes import attempts, papers, showing
from quizzes.kinds import KINDS, BadAnswer
from quizzes.models import Attempt

log = logging.getLogger(__name__)


def enrolment_or_404(person, course_key):
    enrolment = enrolment_of(person, course_key)
    if enrolment is None:
        raise Http404
    return enrolment


def own_attempt_or_404(request, uuid) -> Attempt:
    """Return the attempt when it is the person's own; anybody else is told that there is none."""
    found = Attempt.objects.select_related("paper").filter(uuid=uuid, learner=request.user).first()
    if found is None:
        if Attempt.objects.filter(uuid=uuid).exists():
            log.warning("Person %s asked for attempt %s of somebody else", request.user.pk, uuid)
        raise Http404
    return found


def take_answer(request, attempt, ref) -> papers.Presented | None:
    """Save the answer in the form.

    Returns the question when it has to be shown again: with an error beside what was typed, or rearranged. Raises
    UnknownQuestion, AttemptClosed.
    """
    asked = papers.find(attempt.paper.content, ref)
    if asked is None:
        raise attempts.UnknownQuestion(ref)
    form = dict(request.POST.lists())
    kind = KINDS[asked["kind"]]
    shown = next(question for question in showing.presented(attempt) if question.ref == ref)
    if "move" in form and hasattr(kind, "moved"):
        order = kind.moved(asked, form, [option["id"] for option in shown.options])
        if order:
            shown.value = order
            shown.is_right = None
            return papers.arrange(shown)
    try:
        value = kind.read(asked, form, shown.value)
    except BadAnswer as problem:
        return with_error(shown, asked, kind.echo(asked, form), attempt, str(problem))
    attempts.save_answer(attempt=attempt, ref=ref, value=value, now=timezone.now(), revision=revision_in(form))
    return None


def with_error(shown, asked, typed, attempt, problem) -> papers.Presented:
    """Return the question with the problem, and with what was typed instead of what is saved."""
    if typed is not None:
        fresh = papers.present(
            asked,
            layout=attempt.layout.get(asked["ref"], []),
            number=shown.number,
            total=shown.total,
            value=typed,
        )
        fresh.saved_revision, fresh.answered = shown.saved_revision, shown.answered
        shown = fresh
    shown.error = problem
    return shown


def revision_in(form) -> int | None:
    given = (form.get("revision") or [""])[0]
    return int(given) if given.isdecimal() and len(given) < 8 else None
