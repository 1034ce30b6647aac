"""What the worker is woken for."""

from celery import shared_task

from audit import chain


@shared_task
def seal_new_entries() -> None:
    chain.seal_new()
