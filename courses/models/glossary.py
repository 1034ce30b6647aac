"""The glossary: words that a lesson uses and a reader may not know."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from courses.searching.findable import FINDABLE_WORDS, Findable
from courses.searching.matching import Passage
from courses.searching.words import fold


class GlossaryTerm(Findable, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """A word and what it means. A text names it as [[word]] (see courses.blocks.glossary)."""

    term = models.CharField(_("hasło"), max_length=60)
    explanation = models.CharField(_("objaśnienie"), max_length=300, help_text=_("Jedno albo dwa proste zdania."))

    search_fields = [
        index.SearchField("term", boost=2),
        index.AutocompleteField("term"),
        index.SearchField("explanation"),
        index.FilterField("live"),
        index.FilterField("locale"),
        index.FilterField("locale_id"),
        FINDABLE_WORDS,
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("hasło słowniczka")
        verbose_name_plural = _("słowniczek")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    @property
    def key(self) -> str:
        """The name by which texts and addresses know the term, whatever its case and accents."""
        return "-".join(fold(self.term).split())

    def clean(self) -> None:
        super().clean()
        if any(mark in self.term for mark in "[]|"):
            raise ValidationError({"term": _("Hasło nie może mieć nawiasów kwadratowych ani kreski.")})
        others = GlossaryTerm.objects.filter(locale=self.locale_id).exclude(pk=self.pk)
        if self.key in {other.key for other in others}:
            raise ValidationError({"term": _("Takie hasło już jest w słowniczku.")})

    def passages(self) -> list[Passage]:
        return [Passage(self.term), Passage(self.explanation)]
