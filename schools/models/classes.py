"""Classes of a school year, their pupils, and how a pupil gets in."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schools.codes import new_class_code
from schools.models.schools import School, Staff
from schools.years import school_year_of


class SchoolClassQuerySet(models.QuerySet):
    def led_by(self, person):
        """Classes of the schools that the person leads."""
        return self.filter(school__in=School.objects.led_by(person))

    def run_by(self, person):
        """Classes of the schools whose office the person is."""
        return self.filter(school__in=School.objects.run_by(person))

    def seen_by(self, person):
        """Classes whose pupils the person works with: the office's whole school, the teacher's own classes."""
        if person.is_superuser:
            return self
        offices = Staff.objects.filter(person=person, role__in=Staff.OFFICE).values("school")
        taught = SchoolClass.teachers.through.objects.filter(staff__person=person).values("schoolclass")
        return self.filter(models.Q(school__in=offices) | models.Q(pk__in=taught))

    def with_code(self, code: str, *, today):
        """The class with that code, while its school year is not over. A code in its normal form (schools.codes)."""
        return self.open().filter(code=code, school_year__gte=school_year_of(today))

    def open(self):
        """Classes at work. One in the archive is only looked at."""
        return self.filter(archived_at=None)


class SchoolClass(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classes")
    name = models.CharField(_("nazwa"), max_length=30)
    school_year = models.CharField(_("rok szkolny"), max_length=9)  # "2026/2027"
    teachers = models.ManyToManyField(Staff, blank=True, related_name="classes")
    code = models.CharField(_("kod klasy"), max_length=8, unique=True, default=new_class_code, editable=False)
    by_picture = models.BooleanField(
        _("obrazki w miejsce nazw kont"),
        default=False,
        help_text=_("Dla dzieci, które jeszcze nie piszą na klawiaturze."),
    )
    joining_until = models.DateTimeField(_("dołączanie kodem do"), null=True, blank=True)
    archived_at = models.DateTimeField(_("w archiwum od"), null=True, blank=True)

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
    `picture` stands for the login name where small children sign in. `basis` is why the school may keep data of the pupil.
    """

    class Basis(models.TextChoices):
        SCHOOL_TASK = "school_task", _("zadanie szkoły")
        PARENTAL_CONSENT = "parental_consent", _("zgoda rodzica lub opiekuna")

    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="memberships")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="class_memberships")
    roster_id = models.CharField(_("identyfikator w szkole"), max_length=50, blank=True)
    number = models.CharField(_("numer na liście klasy"), max_length=10, blank=True)
    joined_at = models.DateTimeField(default=timezone.now)
    picture = models.CharField(_("obrazek"), max_length=20, blank=True)
    basis = models.CharField(
        _("podstawa przetwarzania danych"), max_length=20, choices=Basis.choices, default=Basis.SCHOOL_TASK
    )
    basis_since = models.DateField(default=timezone.localdate)
    basis_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

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
            models.UniqueConstraint(
                fields=["school_class", "picture"],
                condition=~models.Q(picture=""),
                name="one_pupil_per_picture_in_a_class",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pupil}, {self.school_class}"
