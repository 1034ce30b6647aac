"""What the worker is woken for. The work itself stands in the database."""

from celery import shared_task
from django.utils import timezone

from reminders import deliver, due


@shared_task
def post_due_reminders():
    due.post_due_reminders(today=timezone.localdate())


@shared_task
def deliver_waiting_messages():
    deliver.deliver_waiting_messages(now=timezone.now())
