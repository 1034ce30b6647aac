"""Schools, their classes, and what a class was given to learn."""

import uuid

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
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

    def save(self, *args, **kwargs):
        """A school that changes its name keeps its pupils' accounts (they carry the name, see accounts.User)."""
        with transaction.atomic():
            former = School.objects.filter(pk=self.pk).values_list("name", flat=True).first()
            super().save(*args, **kwargs)
            if former and former != self.name:
                get_user_model().objects.filter(managed_by=former).update(managed_by=self.name)


class Staff(models.Model):
    """A person who works at a school. A lead runs the whole school, a teacher sees the classes he or she teaches."""

    class Role(models.TextChoices):
        LEAD = "lead", _("koordynator szkoły")
        TEACHER = "teacher", _("nauczyciel")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="staff", verbose_name=_("szkoła"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="school_posts",
        verbose_name=_("osoba"),
        limit_choices_to={"managed_by": ""},  # a pupil is nobody's staff
    )
    role = models.CharField(_("rola"), max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = _("pracownik szkoły")
        verbose_name_plural = _("pracownicy szkół")
        constraints = [models.UniqueConstraint(fields=["school", "person"], name="one_post_per_school_and_person")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()}, {self.school})"


class SchoolClassQuerySet(models.QuerySet):
    def led_by(self, person):
        """Classes of the schools that the person leads."""
        if person.is_superuser:
            return self
        return self.filter(school__staff__person=person, school__staff__role=Staff.Role.LEAD)

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
    """A pupil in a class.

    `roster_id` is the school's own identifier of the pupil, the same in every class and year; `number` is the pupil's
    place on the list of this class, which only tells two of the same name apart. A roster may give neither.
    """

    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="memberships")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="class_memberships")
    roster_id = models.CharField(_("identyfikator w szkole"), max_length=50, blank=True)
    number = models.CharField(_("numer na liście klasy"), max_length=10, blank=True)
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


class RosterUpload(models.Model):
    """A roster file between its report and the decision. `rows` are the lines as read, only the columns that are used.

    The names leave the row as soon as the roster is imported or given up (see schools.importing).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="roster_uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # SHA-256 of the file, for the audit line
    school_year = models.CharField(max_length=9)
    rows = models.JSONField(default=list)
    ignored_columns = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("wgrany plik z listą")
        verbose_name_plural = _("wgrane pliki z listami")

    def __str__(self) -> str:
        return f"{self.school}: {self.created_at:%Y-%m-%d %H:%M}"
