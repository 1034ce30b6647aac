"""Pages and questions that come and go at a set time."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, Revision

from quizzes.going_live import CannotGoLive

log = logging.getLogger(__name__)


def come_and_go(*, now: datetime) -> None:
    """Take away what has expired and publish what is due. A second run changes nothing."""
    for model in with_drafts():
        for thing in model.objects.filter(live=True, expire_at__lt=now):
            thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for pk in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at").values_list("pk"):
        publish_due(*pk, now=now)


def with_drafts() -> Iterator[type]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def publish_due(pk: int, *, now: datetime) -> None:
    """Publish one version. What has meanwhile lost its signature or its question loses its date, and holds up nobody else."""
    try:
        with transaction.atomic():
            due = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now).first()
            if due:
                due.publish(log_action="wagtail.publish.scheduled")
    except CannotGoLive as refused:
        Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
        log.warning("Not published at its time: %s. %s", refused.thing, " ".join(map(str, refused.reasons)))
