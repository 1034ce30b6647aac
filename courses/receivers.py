"""What a graded attempt means for a course, what the log says of questions, and what a schedule may hold."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Revision

from audit import ledger
from audit.deeds import Deed
from courses import exams, going_live
from courses.models import ReviewedPage
from quizzes.signals import attempt_graded, essay_marked, pass_decided


@receiver(attempt_graded, dispatch_uid="courses: a passed exam completes its step")
def complete_passed_exam(sender, attempt, **kwargs):
    exams.take_note(attempt)


@receiver(essay_marked, dispatch_uid="courses: a mark is noted")
def note_mark(sender, attempt, by, **kwargs):
    ledger.note(Deed.ESSAY_MARKED, by=by, about=[attempt.learner_id], attempt=attempt.pk)


@receiver(pass_decided, dispatch_uid="courses: a decision about a pass is noted")
def note_decision(sender, attempt, by, kept, **kwargs):
    ledger.note(Deed.PASS_DECIDED, by=by, about=[attempt.learner_id], attempt=attempt.pk, kept=kept)


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
