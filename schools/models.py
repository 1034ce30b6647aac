"""Schools, their classes, and what a class was given to learn."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SchoolQuerySet(models.QuerySet):
    def led_by(self, person):
        """Schools that the person leads (a superuser leads all)."""
        if person.is_superuser:
            return self
        return self.filter(staff__person=person, staff__role=Staff.Role.LEAD)

    def seen_by(self, person):
        """Schools where the person works in any role."""
        return self if person.is_superuser else self.filter(staff__person=person).distinct()


class School(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("nazwa"), max_length=200, unique=True)
    city = models.CharField(_("miejscowość"), max_length=100, default="Kraków")

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("szkoła")
        verbose_name_plural = _("szkoły")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Staff(models.Model):
    """A person who works at a school. A lead runs the whole school, a teacher sees the classes he or she teaches."""

    class Role(models.TextChoices):
        LEAD = "lead", _("koordynator szkoły")
        TEACHER = "teacher", _("nauczyciel")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="staff")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="school_posts")
    role = models.CharField(_("rola"), max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = _("pracownik szkoły")
        verbose_name_plural = _("pracownicy szkół")
        constraints = [models.UniqueConstraint(fields=["school", "person"], name="one_post_per_school_and_person")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()}, {self.school})"


class SchoolClassQuerySet(models.QuerySet):
    def seen_by(self, person):
        """Classes whose pupils' progress the person may see: the lead's whole school, the teacher's own classes."""
        if person.is_superuser:
            return self
        leads = models.Q(school__staff__person=person, school__staff__role=Staff.Role.LEAD)
        return self.filter(leads | models.Q(teachers__person=person)).distinct()


class SchoolClass(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classes")
    name = models.CharField(_("nazwa"), max_length=30)
    school_year = models.CharField(_("rok szkolny"), max_length=9)  # "2026/2027"
    teachers = models.ManyToManyField(Staff, blank=True, related_name="classes")

    objects = SchoolClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("klasa")
        verbose_name_plural = _("klasy")
        ordering = ["school", "-school_year", "name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "school_year", "name"], name="one_class_per_name_and_school_year")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.school_year})"


class ClassMembership(models.Model):
    """A pupil in a class. `roster_id` is the number the school's register gives, when it gives one."""

    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="memberships")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="class_memberships")
    roster_id = models.CharField(_("numer w dzienniku szkoły"), max_length=50, blank=True)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("uczeń w klasie")
        verbose_name_plural = _("uczniowie w klasach")
        constraints = [
            models.UniqueConstraint(fields=["school_class", "pupil"], name="one_place_per_class_and_pupil"),
            models.UniqueConstraint(
                fields=["school_class", "roster_id"],
                condition=~models.Q(roster_id=""),
                name="one_pupil_per_roster_id_in_a_class",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pupil}, {self.school_class}"


class Assignment(models.Model):
    """A course that a class has to do, by a day if one was set."""

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
