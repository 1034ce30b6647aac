"""What a graded attempt means for a course."""

from django.dispatch import receiver

from courses import exams
from quizzes.signals import attempt_graded


@receiver(attempt_graded, dispatch_uid="courses: a passed exam completes its step")
def complete_passed_exam(sender, attempt, **kwargs):
    exams.take_note(attempt)
