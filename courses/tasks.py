"""What courses do in the background."""

from celery import shared_task
from django.utils import timezone

from courses import scheduling


@shared_task
def publish_by_the_clock() -> None:
    scheduling.come_and_go(now=timezone.now())
