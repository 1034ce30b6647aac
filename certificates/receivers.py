"""A finished course is proved at once, in the same transaction."""

from django.dispatch import receiver

from certificates.issuing import issue
from courses.signals import course_completed


@receiver(course_completed)
def prove(sender, completion, **kwargs):
    issue(completion)
