"""The question bank, and what was asked and answered.

The engine knows no course: an attempt belongs to a `subject`, the key of whatever asks the questions.
"""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from quizzes import papers
from quizzes.kinds import authoring_blocks


class Category(models.Model):
    """A drawer of the question bank."""

    name = models.CharField(_("nazwa"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("kategoria pytań")
        verbose_name_plural = _("kategorie pytań")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Question(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A question of the bank. Its kind (single choice, numeric, ...) is the one block in `answer`."""

    class Difficulty(models.IntegerChoices):
        EASY = 1, _("łatwe")
        MEDIUM = 2, _("średnie")
        HARD = 3, _("trudne")

    code = models.SlugField(
        _("symbol"), max_length=60, blank=True, help_text=_("Krótki stały symbol, na przykład k1l2-tempo.")
    )
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="questions", verbose_name=_("kategoria")
    )
    text = models.TextField(_("treść pytania"), max_length=1000)
    answer = StreamField(authoring_blocks(), min_num=1, max_num=1, verbose_name=_("odpowiedź"))
    explanation = models.TextField(
        _("wyjaśnienie"), max_length=2000, blank=True, help_text=_("Widoczne po odpowiedzi: dlaczego tak jest.")
    )
    is_critical = models.BooleanField(
        _("krytyczne dla bezpieczeństwa"),
        default=False,
        help_text=_("Bez dobrej odpowiedzi na to pytanie nie można zdać testu."),
    )
    difficulty = models.PositiveSmallIntegerField(_("trudność"), choices=Difficulty.choices, default=Difficulty.MEDIUM)
    source = models.CharField(_("źródło"), max_length=300, blank=True)
    guideline_edition = models.CharField(_("wydanie wytycznych"), max_length=60, blank=True)
    reviewed_by = models.CharField(_("recenzent"), max_length=150, blank=True)
    reviewed_on = models.DateField(_("data recenzji"), null=True, blank=True)

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.FilterField("category"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("pytanie")
        verbose_name_plural = _("pytania")
        ordering = ["category", "code", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def kind(self) -> str:
        """The name of the question's kind, "" while the author has not chosen one."""
        return self.answer[0].block_type if self.answer else ""

    def get_preview_template(self, request, mode_name):
        return "quizzes/preview.html"

    def get_preview_context(self, request, mode_name):
        return {"question": papers.preview(self)}


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

    `layout` keeps the order in which each question's options were shown. States only move forward.
    """

    class State(models.TextChoices):
        OPEN = "open", _("w trakcie")
        GRADED = "graded", _("oceniona")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts")
    subject = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="attempts")
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField(default=timezone.now)
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


class Answer(models.Model):
    """The last answer given to one question of an attempt. The highest revision wins, whatever the order of arrival."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=36)  # the question's translation key, as in the paper
    value = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)
    first_right = models.BooleanField(null=True, blank=True)  # how the first try went, where feedback comes at once
    points = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    is_right = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("odpowiedź")
        verbose_name_plural = _("odpowiedzi")
        constraints = [
            models.UniqueConstraint(fields=["attempt", "question"], name="one_answer_per_question_of_an_attempt")
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.question}"
