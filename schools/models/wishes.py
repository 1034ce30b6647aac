"""What pupils ask of the school that runs their accounts."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models.schools import School


class Wish(models.Model):
    """A pupil wants to be erased. The lead of the school does it, and the wish goes with the account, or says why not."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="wishes")
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wishes")
    made_at = models.DateTimeField(_("kiedy"))
    answer = models.CharField(_("odpowiedź szkoły"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("kiedy odpowiedziano"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("prośba o usunięcie danych")
        verbose_name_plural = _("prośby o usunięcie danych")
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"], condition=models.Q(answered_at=None), name="one_open_wish_per_pupil"
            )
        ]

    def __str__(self) -> str:
        return f"{self.school_id}: {self.pupil_id}"
