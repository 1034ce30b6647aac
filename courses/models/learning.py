"""Who has learnt what.

Courses and steps are named by their `translation_key`: it is the same in every language, so who changes the language
keeps what is done.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EnrolmentQuerySet(models.QuerySet):
    def of(self, person):
        return self.filter(learner=person)

    def unfinished(self):
        return self.filter(completion=None)


class Enrolment(models.Model):
    """A person on a course. `last_step` is where to continue, `places` where inside each lesson (see courses.places)."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    course_key = models.UUIDField(db_index=True)
    enrolled_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)
    last_step = models.UUIDField(null=True, blank=True)
    places = models.JSONField(default=dict, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("zapis na kurs")
        verbose_name_plural = _("zapisy na kursy")
        ordering = ["-enrolled_at"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "course_key"], name="one_enrolment_per_person_and_course")
        ]

    def __str__(self) -> str:
        return f"{self.learner}: {self.course_key}"


class StepCompletion(models.Model):
    """A lesson or exam that is done. Once done it stays done. `facts` are what a proof will say of it (an exam's result)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="steps_done")
    step = models.UUIDField()
    completed_at = models.DateTimeField(default=timezone.now)
    facts = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("ukończony krok")
        verbose_name_plural = _("ukończone kroki")
        constraints = [models.UniqueConstraint(fields=["enrolment", "step"], name="a_step_is_completed_once")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.step}"


class Completion(models.Model):
    """A finished course, with what was true of it at that moment (see courses.progress.facts_of)."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="completion")
    completed_at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=5)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("ukończenie kursu")
        verbose_name_plural = _("ukończenia kursów")

    def __str__(self) -> str:
        return f"{self.enrolment} ({self.completed_at:%Y-%m-%d})"
