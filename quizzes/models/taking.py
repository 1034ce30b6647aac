"""What was asked and answered.

The engine knows no course: an attempt belongs to a `subject`, the key of whatever asks the questions.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

A_MOMENT = timedelta(seconds=2)


class Paper(models.Model):
    """The questions and rules of a quiz exactly as asked. Never changed; attempts that were asked the same share one."""

    digest = models.CharField(max_length=64, unique=True)
    content = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("arkusz pytań")
        verbose_name_plural = _("arkusze pytań")

    def __str__(self) -> str:
        return self.digest[:12]


class Attempt(models.Model):
    """One person's go at a paper. (django-quiz-app called it a sitting.)

    `layout` keeps the order in which each question's options were shown, and under "" the order of the questions; `seed`
    made it. States only move forward. `deadline` is the server's: what is saved by then counts.
    """

    class State(models.TextChoices):
        OPEN = "open", _("w trakcie")
        SUBMITTED = "submitted", _("czeka na ocenę")
        GRADED = "graded", _("oceniona")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts")
    subject = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="attempts")
    seed = models.BigIntegerField(default=0)
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    score = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    max_score = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("podejście")
        verbose_name_plural = _("podejścia")
        ordering = ["-started_at"]
        indexes = [
            models.Index(fields=["subject", "state"], name="attempts_by_subject"),
            models.Index(fields=["deadline"], condition=models.Q(state="open"), name="open_attempts_by_deadline"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["learner", "subject", "number"], name="attempts_of_a_person_are_numbered"),
            models.UniqueConstraint(
                fields=["learner", "subject"],
                condition=models.Q(state="open"),
                name="one_open_attempt_per_person_and_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner}: {self.subject} #{self.number}"

    @property
    def ran_out(self) -> bool:
        """Whether the clock closed it: by whomever it was handed in then, the learner is told.

        The browser's clock counts whole seconds, so it may hand in a moment before the server's.
        """
        return bool(self.deadline and self.submitted_at and self.submitted_at > self.deadline - A_MOMENT)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class Answer(models.Model):
    """The last answer given to one question of an attempt. The highest revision wins, whatever the order of arrival.

    When the attempt is handed in, each question that was left out gets a row too, with no value. `seconds` is the time since
    the attempt's previous answer, added up over changes.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=36)  # the question's translation key, as in the paper
    value = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)
    seconds = models.PositiveIntegerField(default=0)
    first_right = models.BooleanField(null=True, blank=True)  # how the first try went, where feedback comes at once
    points = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    is_right = models.BooleanField(null=True, blank=True)
    waits = models.BooleanField(default=False)  # for a person to mark it
    comment = models.TextField(blank=True)  # what the person who marked it wrote to the learner
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("odpowiedź")
        verbose_name_plural = _("odpowiedzi")
        indexes = [
            models.Index(fields=["question"], name="answers_by_question"),
            models.Index(fields=["saved_at"], condition=models.Q(waits=True), name="answers_waiting_for_a_mark"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "question"], name="one_answer_per_question_of_an_attempt")
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.question}"


class Mistake(models.Model):
    """A question that a person should repeat: missed at `missed_at`, until it is answered rightly (`cleared_at`)."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mistakes")
    question = models.CharField(max_length=36)
    times = models.PositiveSmallIntegerField(default=1)
    missed_at = models.DateTimeField(default=timezone.now)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("pytanie do powtórki")
        verbose_name_plural = _("pytania do powtórki")
        constraints = [models.UniqueConstraint(fields=["learner", "question"], name="a_mistake_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.question}"
