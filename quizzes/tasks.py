"""What the worker is woken for. The work itself stands in the database."""

from celery import shared_task
from django.utils import timezone

from quizzes import attempts, regrading


@shared_task
def close_expired_attempts():
    attempts.close_expired(now=timezone.now())


@shared_task
def apply_regrades():
    regrading.apply_waiting(now=timezone.now())
