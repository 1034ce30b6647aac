"""Whose calendar can be read from outside."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Feed(models.Model):
    """The secret address of one person's calendar. Only a hash of the secret is kept.

    A person has one at most: a new address takes the place of the old one, which is dead at once.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("adres kalendarza")
        verbose_name_plural = _("adresy kalendarzy")

    def __str__(self) -> str:
        return f"{self.person_id}"
