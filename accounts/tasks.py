"""What the worker is woken for. The work itself stands in the database."""

from celery import shared_task

from accounts.privacy import erasing


@shared_task
def finish_erasures():
    erasing.finish()
