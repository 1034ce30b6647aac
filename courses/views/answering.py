"""Taking one answer out of a form: what lesson checks, exams and repetitions share."""

import logging

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

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


def read_answer(attempt, ref, form):
    """Return the answer in the form as the question's kind keeps it. Raises UnknownQuestion, BadAnswer."""
    asked = papers.find(attempt.paper.content, ref)
    if asked is None:
        raise attempts.UnknownQuestion(ref)
    kept = attempt.answers.filter(question=ref).values_list("value", flat=True).first()
    return KINDS[asked["kind"]].read(asked, form, kept)


def take_answer(request, attempt, ref) -> papers.Presented | None:
    """Save the answer in the form.

    Returns the question when it has to be shown again: with an error beside what was typed, or rearranged. Raises
    UnknownQuestion, AttemptClosed.
    """
    form = dict(request.POST.lists())
    moved = rearranged(attempt, ref, form)
    if moved:
        return moved
    try:
        value = read_answer(attempt, ref, form)
    except BadAnswer as problem:
        asked = papers.find(attempt.paper.content, ref)
        typed = KINDS[asked["kind"]].echo(asked, form)
        return with_error(as_shown(attempt, ref), asked, typed, attempt, str(problem))
    revision = revision_in(form)
    kept = attempts.save_answer(attempt=attempt, ref=ref, value=value, now=timezone.now(), revision=revision)
    if revision is not None and revision <= kept.revision and kept.value != value:
        return overtaken(attempt, ref)
    return None


def as_shown(attempt, ref) -> papers.Presented:
    return next(question for question in showing.presented(attempt) if question.ref == ref)


def rearranged(attempt, ref, form) -> papers.Presented | None:
    """Return the question with a step moved, when one of the arrows was pressed."""
    asked = papers.find(attempt.paper.content, ref)
    if asked is None or "move" not in form or not hasattr(KINDS[asked["kind"]], "moved"):
        return None
    shown = as_shown(attempt, ref)
    order = KINDS[asked["kind"]].moved(asked, form, [option["id"] for option in shown.options])
    if not order:
        return None
    shown.value = order
    shown.is_right = None
    return papers.arrange(shown)


def overtaken(attempt, ref) -> papers.Presented:
    """Return the question as it is kept now, saying that another page has saved a later answer than the one sent."""
    shown = as_shown(attempt, ref)
    shown.error = _(
        "Ta odpowiedź została później zmieniona w innej karcie albo na innym urządzeniu. "
        "Poniżej jest to, co zapisano. Możesz wybrać jeszcze raz."
    )
    return shown


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
