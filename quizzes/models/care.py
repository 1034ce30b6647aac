"""What is done to the bank and to results afterwards: regrades and imports."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.taking import Attempt, Paper


class Regrade(models.Model):
    """A repaired question, applied to attempts that were asked the faulty one. Who, why and what changed stays on record."""

    class Mode(models.TextChoices):
        NEW_KEY = "new_key", _("oceń według klucza, który jest teraz w banku")
        ALL_RIGHT = "all_right", _("zalicz to pytanie wszystkim")
        DROP = "drop", _("nie licz tego pytania")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.CharField(max_length=36)
    text = models.TextField()
    mode = models.CharField(_("sposób"), max_length=10, choices=Mode.choices)
    reason = models.CharField(_("powód"), max_length=300)
    asked = models.JSONField(default=dict)  # the question as it should have been asked, for NEW_KEY
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("ponowna ocena")
        verbose_name_plural = _("ponowne oceny")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.text[:60]} ({self.made_at:%Y-%m-%d})"


class RegradeChange(models.Model):
    """What a regrade did to one attempt. A pass that would be lost is kept until a person decides."""

    class Decision(models.TextChoices):
        NONE = "none", _("nie trzeba decydować")
        PENDING = "pending", _("czeka na decyzję")
        KEPT = "kept", _("zaliczenie zostaje")
        TAKEN = "taken", _("zaliczenie cofnięte")

    regrade = models.ForeignKey(Regrade, on_delete=models.CASCADE, related_name="changes")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="regrade_changes")
    paper_before = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    percent_before = models.PositiveSmallIntegerField()
    percent_after = models.PositiveSmallIntegerField()
    score_before = models.DecimalField(max_digits=8, decimal_places=3)
    passed_before = models.BooleanField()
    passed_after = models.BooleanField()
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.NONE)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("zmiana po ponownej ocenie")
        verbose_name_plural = _("zmiany po ponownej ocenie")
        constraints = [models.UniqueConstraint(fields=["regrade", "attempt"], name="an_attempt_is_regraded_once")]

    def __str__(self) -> str:
        return f"{self.regrade_id}: {self.attempt_id}"


class ImportFile(models.Model):
    """A file of questions that was uploaded and read, before anybody says "save"."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    format = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("plik z pytaniami")
        verbose_name_plural = _("pliki z pytaniami")

    def __str__(self) -> str:
        return self.name
