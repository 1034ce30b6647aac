"""Skills that somebody saw, and the meetings at which they are practised."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schools.models.classes import SchoolClass

AT_LEAST_ONE = [MinValueValidator(1), MaxValueValidator(999)]


class Session(models.Model):
    """A meeting of a class at the manikin. Without a number of `places` there is room for the whole class."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("temat"), max_length=120)
    starts_at = models.DateTimeField(_("początek"))
    ends_at = models.DateTimeField(_("koniec"))
    place = models.CharField(_("miejsce"), max_length=120)
    leader = models.CharField(_("kto prowadzi"), max_length=120, blank=True)
    places = models.PositiveSmallIntegerField(_("ile osób naraz"), null=True, blank=True, validators=AT_LEAST_ONE)
    trainers = models.PositiveSmallIntegerField(_("ilu prowadzących"), null=True, blank=True, validators=AT_LEAST_ONE)
    manikins = models.PositiveSmallIntegerField(_("ile manekinów"), null=True, blank=True, validators=AT_LEAST_ONE)
    present = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    attendance_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    attendance_at = models.DateTimeField(null=True, blank=True)
    attendance_revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("zajęcia praktyczne")
        verbose_name_plural = _("zajęcia praktyczne")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_session_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.starts_at:%Y-%m-%d})"


class Turn(models.Model):
    """Where a pupil stands in the line for a meeting: the lowest numbers have the places, the others wait.

    Without a number the pupil was taken off. Who is in the class and has no turn stands behind all others.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="turns")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(_("kolejność"), null=True)

    class Meta:
        verbose_name = _("miejsce na zajęciach")
        verbose_name_plural = _("miejsca na zajęciach")
        constraints = [models.UniqueConstraint(fields=["session", "pupil"], name="one_turn_per_session_and_pupil")]

    def __str__(self) -> str:
        return f"{self.pupil_id}: {self.number}"


class SignOff(models.Model):
    """What an evaluator saw of one pupil's skill. It is never changed; a mistake is undone, and both stay on record.

    `qualification` is the evaluator's own, as it was on that day. `retested_at`: a later pass has taken its place.
    """

    class Result(models.TextChoices):
        PASSED = "passed", _("zaliczone")
        NOT_YET = "not_yet", _("jeszcze nie")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="sign_offs")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_offs")
    course_key = models.UUIDField()
    step = models.UUIDField()
    result = models.CharField(_("wynik"), max_length=10, choices=Result.choices)
    done_on = models.DateField(_("data"))
    place = models.CharField(_("miejsce"), max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    qualification = models.CharField(_("kwalifikacja"), max_length=200, blank=True)
    qualified_until = models.DateField(_("kwalifikacja ważna do"), null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    retested_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("ocena umiejętności")
        verbose_name_plural = _("oceny umiejętności")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "step"],
                condition=models.Q(result="passed", undone_at=None, retested_at=None),
                name="a_skill_is_passed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pupil_id}: {self.get_result_display()}"

    @property
    def was_out_of_date(self) -> bool:
        """Whether the evaluator's qualification had ended before the day of the sign-off."""
        return self.qualified_until is not None and self.qualified_until < self.done_on
