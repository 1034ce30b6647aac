"""What workers do for schools."""

from celery import shared_task
from django.utils import timezone

from schools import assigning
from schools.numbers import keeping


@shared_task
def open_assignments() -> None:
    """Put pupils on the courses that begin today."""
    assigning.open_those_that_begin(now=timezone.now())


@shared_task
def keep_numbers() -> None:
    """Keep the numbers of school years that are over, before anything of them is forgotten."""
    keeping.keep(timezone.now())
