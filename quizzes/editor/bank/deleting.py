"""What was asked or is used can't be deleted: it goes to the archive."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import ReferenceIndex

from quizzes.exchange.items import shortened
from quizzes.models import Question
from quizzes.regrading.examining import attempts_asking


@hooks.register("before_delete_snippet")
def refuse_to_delete(request, instances) -> HttpResponse | None:
    """Say why, and what to do instead; one question or many."""
    refused = [question for question in instances if isinstance(question, Question) and is_needed(question)]
    if not refused:
        return None
    for question in refused[:5]:
        messages.error(request, sentence(question))
    if len(refused) > 5:
        messages.error(request, _("Tak samo jest z pytaniami w liczbie: %s.") % (len(refused) - 5))
    where = get_valid_next_url_from_request(request)
    if where:
        return redirect(where)
    if len(refused) == 1:
        return redirect("wagtailsnippets_quizzes_question:edit", refused[0].pk)
    return redirect("wagtailsnippets_quizzes_question:list")


def is_needed(question: Question) -> bool:
    return is_used(question) or was_asked(question)


def is_used(question: Question) -> bool:
    """Whether a page asks the question."""
    return bool(ReferenceIndex.get_grouped_references_to(question).count())


def was_asked(question: Question) -> bool:
    """Whether anybody was asked it. A version that was never published was not, whatever its other languages were."""
    return bool(question.asked) and attempts_asking(question.ref).exists()


def sentence(question: Question) -> str:
    name = shortened(question.text, 60)
    if is_used(question):
        return _("Pytania „%s” nie można usunąć, bo jest w lekcji albo w teście. Przenieś je do archiwum.") % name
    return _("Pytania „%s” nie można usunąć, bo ktoś już na nie odpowiadał. Przenieś je do archiwum.") % name
