"""What a trainer and a reviewer do today: drafts, what waits for a review, and the questions that few answer rightly."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import Truncator
from wagtail.models import Page, TaskState, WorkflowState

from quizzes import essays
from quizzes.models import Question

MOST_SHOWN = 5
TITLE = 90  # letters


@dataclass(frozen=True)
class Work:
    """A page or a question somebody works on, and where to go on with it."""

    title: str
    url: str
    language: str
    since: datetime
    by: object = None
    sent_back: bool = False


def work(thing, *, since: datetime, by=None, sent_back: bool = False) -> Work:
    """Describe a page or a question of the bank."""
    if isinstance(thing, Page):
        title, url = thing.draft_title or thing.title, reverse("wagtailadmin_pages:edit", args=[thing.pk])
    else:
        title, url = str(thing), reverse(Question.snippet_viewset.get_url_name("edit"), args=[thing.pk])
    return Work(
        title=Truncator(title).chars(TITLE),
        url=url,
        language=thing.locale.language_code,
        since=since,
        by=by,
        sent_back=sent_back,
    )


def drafts_of(person) -> list[Work]:
    """Return what the person changed last and nobody has published yet. Two queries."""
    found = [
        thing
        for model in (Page, Question)
        for thing in model.objects.filter(has_unpublished_changes=True, latest_revision__user=person)
        .select_related("latest_revision", "locale")
        .order_by("-latest_revision__created_at")[:MOST_SHOWN]
    ]
    newest = sorted(found, key=lambda thing: thing.latest_revision.created_at, reverse=True)
    return [work(thing, since=thing.latest_revision.created_at) for thing in newest[:MOST_SHOWN]]


def handed_in_by(person) -> list[Work]:
    """Return what the person handed in and waits for a reviewer, or came back from one."""
    states = (
        WorkflowState.objects.active()
        .filter(requested_by=person)
        .order_by("-created_at")
        .prefetch_related("content_object__locale")[:MOST_SHOWN]
    )
    sent_back = WorkflowState.STATUS_NEEDS_CHANGES
    return [
        work(state.content_object, since=state.created_at, sent_back=state.status == sent_back)
        for state in states
        if state.content_object
    ]


def to_review_by(person) -> list[Work]:
    """Return what waits for this person's review, the longest waiting first."""
    states = (
        TaskState.objects.reviewable_by(person)
        .order_by("started_at")
        .select_related("workflow_state__requested_by")
        .prefetch_related("workflow_state__content_object__locale")[:MOST_SHOWN]
    )
    return [
        work(state.workflow_state.content_object, since=state.started_at, by=state.workflow_state.requested_by)
        for state in states
        if state.workflow_state.content_object
    ]


def essays_for(person) -> int:
    """Return how many written answers the person may mark."""
    return essays.waiting().exclude(attempt__learner=person).count()
