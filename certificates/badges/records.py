"""What is stored of badges. All else follows from the certificate."""

import uuid

from django.db import models
from django.utils import timezone


class BadgeQuerySet(models.QuerySet):
    def taken_back(self):
        """Badges that no longer hold: the certificate was revoked, replaced or withdrawn, or is gone."""
        return self.filter(models.Q(certificate=None) | models.Q(certificate__revoked_at__isnull=False))


class Badge(models.Model):
    """Whom the badge of a certificate is about, and which bit of which status list is its own.

    Both are drawn by lot, so neither leads to the certificate, to its neighbours or to another badge of the same person. A
    row outlives its certificate: a bit that could be cleared would make a lost badge good again.
    """

    certificate = models.OneToOneField(
        "certificates.Certificate", on_delete=models.SET_NULL, null=True, blank=True, related_name="badge"
    )
    subject = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status_list = models.PositiveIntegerField()
    status_index = models.PositiveIntegerField()

    objects = BadgeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["status_list", "status_index"], name="one_badge_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.status_list}/{self.status_index}"


class PublishedKey(models.Model):
    """A public key that has signed badges. It stays published, so that they still verify when it has been replaced."""

    name = models.CharField(max_length=64, unique=True)
    jwk = models.JSONField()
    first_used_at = models.DateTimeField(default=timezone.now)
    distrusted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-first_used_at", "-pk"]

    def __str__(self) -> str:
        return self.name
