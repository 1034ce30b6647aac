"""The question bank.

A question's row holds what is published; drafts are revisions. `asked` is the question as learners get it, written whenever
it is published, so that starting a quiz reads no authoring block and a picture that is exchanged later changes no exam.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TaggedItemBase
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from quizzes import going_live, papers, previews
from quizzes.kinds import authoring_blocks


class Category(models.Model):
    """A drawer of the question bank; it may stand in another drawer, but no deeper."""

    name = models.CharField(_("nazwa"), max_length=100)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("w kategorii"),
        limit_choices_to={"parent": None},
    )

    class Meta:
        verbose_name = _("kategoria pytań")
        verbose_name_plural = _("kategorie pytań")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(parent=None), name="one_top_category_of_a_name"
            ),
            models.UniqueConstraint(fields=["parent", "name"], name="one_subcategory_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.parent and (self.parent.parent_id or self.parent_id == self.pk):
            raise ValidationError({"parent": _("Kategoria może stać tylko w kategorii głównej.")})
        if self.parent_id and self.pk and self.children.exists():
            raise ValidationError({"parent": _("Ta kategoria ma podkategorie, więc musi zostać główną.")})


class QuestionTag(TaggedItemBase):
    content_object = ParentalKey("quizzes.Question", on_delete=models.CASCADE, related_name="tagged_items")


class QuestionQuerySet(models.QuerySet):
    def askable(self):
        """What learners may be asked today."""
        return self.filter(live=True, is_archived=False)

    def within(self, category: Category):
        """What is in the category or in one of its subcategories."""
        return self.filter(models.Q(category=category) | models.Q(category__parent=category))


class Question(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
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
    picture = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("obraz"),
    )
    picture_alt = models.CharField(
        _("co widać na obrazie"),
        max_length=250,
        blank=True,
        help_text=_("Dla osób, które nie widzą obrazu. Nie zdradzaj odpowiedzi."),
    )
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
    tags = ClusterTaggableManager(through=QuestionTag, blank=True, verbose_name=_("etykiety"))
    source = models.CharField(_("źródło"), max_length=300, blank=True)
    guideline_edition = models.CharField(_("wydanie wytycznych"), max_length=60, blank=True)
    reviewed_by = models.CharField(_("recenzent"), max_length=150, blank=True)
    reviewed_on = models.DateField(_("data recenzji"), null=True, blank=True)
    is_archived = models.BooleanField(
        _("w archiwum"), default=False, help_text=_("Nie trafia do nowych testów; dawne wyniki zostają.")
    )
    asked = models.JSONField(default=dict, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.SearchField("explanation"),
        index.AutocompleteField("explanation"),
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.FilterField("id"),
        index.FilterField("category"),
        index.FilterField("is_critical"),
        index.FilterField("is_archived"),
        index.FilterField("difficulty"),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    # no words to translate: the same in every language
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("code", "guideline_edition", "reviewed_by")
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

    @property
    def ref(self) -> str:
        """The name of the question in papers and answers: the same in every language."""
        return str(self.translation_key)

    def clean(self) -> None:
        super().clean()
        if self.picture_id and not self.picture_alt.strip():
            raise ValidationError({"picture_alt": _("Napisz, co widać na obrazie.")})
        if self.is_critical and self.kind == "essay":
            raise ValidationError({"is_critical": _("Wypowiedź pisemna nie może być pytaniem krytycznym.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        going_live.guard(self)
        if self.live and self.answer and kwargs.get("update_fields") is None:
            self.asked = papers.ask(self)
        super().save(*args, **kwargs)

    @property
    def preview_modes(self):
        return previews.MODES

    def get_preview_template(self, request, mode_name):
        return previews.template(self, mode_name)

    def get_preview_context(self, request, mode_name):
        return previews.context(self, mode_name)
