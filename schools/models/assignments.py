"""What a class was given to learn."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schools.models.classes import ClassMembership, SchoolClass
from schools.models.groups import ClassGroup


class AssignmentQuerySet(models.QuerySet):
    def given_to(self, person):
        """What the person has to do as a pupil of a class: what the whole class has, and what he or she was chosen for."""
        chosen = Assignment.pupils.through.objects.filter(user=person).values("assignment")
        in_class = ClassMembership.objects.filter(pupil=person, school_class__archived_at=None).values("school_class")
        return self.filter(models.Q(everybody=True) | models.Q(pk__in=chosen), school_class__in=in_class)

    def with_terms_of(self, person):
        """Each with what holds for this pupil: `day`, `reminded_at`, and since when (`agreed_at`)."""
        mine = models.FilteredRelation("terms", condition=models.Q(terms__pupil=person))
        return self.annotate(mine=mine).annotate(
            day=Coalesce("mine__due_on", "due_on"),
            reminded_at=models.F("mine__reminded_at"),
            agreed_at=models.F("mine__changed_at"),
        )


class Assignment(models.Model):
    """A course that a class, or some of its pupils, have to do: from a day, by a day, with so many attempts at its exam.

    A refresher is done by passing the exam of the course after `assigned_at`, whether or not it was passed before.

    `everybody` is the whole class, whoever joins it later too; else `pupils` are those for whom it is, and `groups` are those
    whose new members get it. `opened_at` is when they were put on the course. `terms` are what was agreed with single pupils.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="assignments")
    course_key = models.UUIDField(_("kurs"))
    is_refresher = models.BooleanField(_("odświeżenie"), default=False)
    start_on = models.DateField(_("początek"), null=True, blank=True)
    due_on = models.DateField(_("termin"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("podejścia do testu"), null=True, blank=True)
    everybody = models.BooleanField(_("cała klasa"), default=True)
    groups = models.ManyToManyField(ClassGroup, blank=True, related_name="assignments", verbose_name=_("grupy"))
    pupils = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="assignments", verbose_name=_("uczniowie")
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("przydział kursu")
        verbose_name_plural = _("przydziały kursów")
        constraints = [
            models.UniqueConstraint(
                fields=["school_class", "course_key", "is_refresher"],
                name="one_assignment_per_class_course_and_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.school_class}: {self.course_key}"


class Terms(models.Model):
    """What is special about an assignment for one pupil: another day, more attempts, and when a teacher reminded.

    A pupil without a row has the assignment as the class has it.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="terms")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignment_terms")
    due_on = models.DateField(_("termin"), null=True, blank=True)
    more_attempts = models.PositiveSmallIntegerField(_("dodatkowe podejścia"), default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("ustalenie z uczniem")
        verbose_name_plural = _("ustalenia z uczniami")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "pupil"], name="one_terms_per_assignment_and_pupil")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.pupil_id}"
