"""The post office: every letter is a row before it is a letter."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One letter to one person.

    `key` names the occasion ("unfinished-course:<enrolment>:7"); it is unique, so however often a rule runs, by however
    many beats, the occasion is written about once. `state` only moves forward:

        waiting -> sending -> sent
                           -> waiting   (the relay refused before it took the letter; tried again later)
                           -> failed    (the relay refused for good)
                           -> unknown   (the connection broke after the letter was handed over; a person decides)
        waiting -> skipped (no longer true, no address, or not wanted)

    Every change is made in `claims`, or by an administrator in `deciding`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("czeka")
        SENDING = "sending", _("w trakcie wysyłania")
        SENT = "sent", _("wysłana")
        FAILED = "failed", _("odrzucona")
        UNKNOWN = "unknown", _("nie wiadomo, czy doszła")
        SKIPPED = "skipped", _("pominięta")

    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("rodzaj"), max_length=60)
    context = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("stan"), max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("utworzona"), default=timezone.now)
    due_at = models.DateTimeField(_("do wysłania od"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("próby"), default=0)
    message_id = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(_("wysłana"), null=True, blank=True)
    error = models.CharField(_("błąd"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("wiadomość")
        verbose_name_plural = _("wiadomości")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "due_at"], name="letters_by_state_and_time")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "sending", "sent", "failed", "unknown", "skipped"]),
                name="a_letter_is_in_a_known_state",
            ),
            # A letter on its way that nobody claimed would be on its way for ever.
            models.CheckConstraint(
                condition=~models.Q(state="sending") | models.Q(claimed_at__isnull=False),
                name="a_letter_on_its_way_was_claimed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="a_sent_letter_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_state_display()})"


class Preference(models.Model):
    """What a person wants to get. No row means: reminders are welcome."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder_preference"
    )
    reminders_wanted = models.BooleanField(_("przypomnienia e-mailem"), default=True)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("ustawienie przypomnień")
        verbose_name_plural = _("ustawienia przypomnień")

    def __str__(self) -> str:
        return f"{self.person}: {self.reminders_wanted}"
