"""What a pupil without an address signs in with."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LoginCard(models.Model):
    """The card of one pupil: a PIN to type and a secret in its QR code. Only hashes of both are kept.

    A pupil has one at most; a new card takes the place of the old one, which is dead at once.
    """

    pupil = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="login_card")
    pin = models.CharField(max_length=128)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("karta logowania")
        verbose_name_plural = _("karty logowania")

    def __str__(self) -> str:
        return f"{self.pupil}"
