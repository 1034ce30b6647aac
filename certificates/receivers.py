"""A finished course is proved at once, in the same transaction, and so is a refresher."""

from django.dispatch import receiver

from certificates.issuing import issue
from certificates.replacing import renew_after_exam
from courses.signals import course_completed
from quizzes.signals import attempt_graded


@receiver(course_completed)
def prove(sender, completion, **kwargs):
    issue(completion)


@receiver(attempt_graded, dispatch_uid="certificates: an exam passed again renews")
def renew(sender, attempt, **kwargs):
    renew_after_exam(attempt)
