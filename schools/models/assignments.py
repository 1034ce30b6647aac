"""What a class was given to learn."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schools.models.classes import SchoolClass


class Assignment(models.Model):
    """A course that a class has to do, by a day if one was set. `terms` are what was agreed with single pupils."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="assignments")
    course_key = models.UUIDField(_("kurs"))
    due_on = models.DateField(_("termin"), null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("przydział kursu")
        verbose_name_plural = _("przydziały kursów")
        constraints = [
            models.UniqueConstraint(fields=["school_class", "course_key"], name="one_assignment_per_class_and_course")
        ]

    def __str__(self) -> str:
        return f"{self.school_class}: {self.course_key}"


class Terms(models.Model):
    """What is special about an assignment for one pupil: another day, and when a teacher reminded.

    A pupil without a row has the assignment as the class has it.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="terms")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignment_terms")
    due_on = models.DateField(_("termin"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("ustalenie z uczniem")
        verbose_name_plural = _("ustalenia z uczniami")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "pupil"], name="one_terms_per_assignment_and_pupil")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.pupil_id}"
