"""What the worker is woken for."""

from celery import shared_task
from django.utils import timezone

from audit import chain
from audit.retention import following


@shared_task
def seal_new_entries() -> None:
    chain.seal_new()


@shared_task
def forget_what_is_past() -> None:
    following.follow_all(now=timezone.now())
