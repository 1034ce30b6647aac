"""What workers do for schools."""

from celery import shared_task
from django.utils import timezone

from schools import assigning, uploading


@shared_task
def forget_old_uploads() -> None:
    """A roster that nobody decided about holds pupils' names: it goes after a day."""
    uploading.discard_forgotten(now=timezone.now())


@shared_task
def open_assignments() -> None:
    """Put pupils on the courses that begin today."""
    assigning.open_those_that_begin(now=timezone.now())
