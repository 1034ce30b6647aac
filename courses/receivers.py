"""What a graded attempt means for a course, and what a schedule may hold."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Revision

from courses import exams, going_live
from courses.models import ReviewedPage
from quizzes.signals import attempt_graded


@receiver(attempt_graded, dispatch_uid="courses: a passed exam completes its step")
def complete_passed_exam(sender, attempt, **kwargs):
    exams.take_note(attempt)


@receiver(pre_save, sender=Revision, dispatch_uid="courses: what may not go live is not scheduled")
def look_before_scheduling(sender, instance, **kwargs):
    if not instance.approved_go_live_at:
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, ReviewedPage):
        page = instance.as_object()
        page.live_revision_id = instance.pk
        if reasons := going_live.obstacles(page, before=model.objects.filter(pk=page.pk).first()):
            raise going_live.CannotGoLive(page, reasons)
