"""What lesson and exam share: a medical text names who answers for it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from courses import going_live


class ReviewedPage(Page):
    """What lesson and quiz share: a medical text names its guideline, its sources and who answers for it."""

    is_medical = models.BooleanField(_("treść medyczna"), default=True)
    guideline_edition = models.CharField(_("wydanie wytycznych"), max_length=60, blank=True)
    sources = models.TextField(_("źródła: po jednym w wierszu"), blank=True)
    reviewed_by = models.CharField(_("recenzja: imię, nazwisko, tytuł"), max_length=200, blank=True)
    reviewed_on = models.DateField(_("data recenzji"), null=True, blank=True)
    review_by = models.DateField(_("następna recenzja do"), null=True, blank=True)

    review_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "is_medical",
                    help_text=_(
                        "Wszystko, co mówi, jak ratować albo leczyć. Taki tekst ukaże się tylko z podpisem recenzenta."
                    ),
                ),
                FieldPanel(
                    "guideline_edition",
                    help_text=_(
                        "Na przykład: ERC 2025. Po zmianie wytycznych znajdziemy po tym każdą lekcję do poprawy."
                    ),
                ),
                FieldPanel(
                    "sources",
                    help_text=_("Skąd to wiemy: wytyczne, rozdział, strona. Czyta to recenzent i uczący się."),
                ),
                FieldPanel("reviewed_by", read_only=True),
                FieldPanel("reviewed_on", read_only=True),
                FieldPanel("review_by", read_only=True),
            ],
            heading=_("Recenzja medyczna"),
            help_text=_("Recenzent podpisuje tekst przy zatwierdzaniu. Każda zmiana słów potrzebuje nowego podpisu."),
        )
    ]
    # a copy and a translation have a review of their own to come
    exclude_fields_in_copy = ["reviewed_by", "reviewed_on", "review_by"]
    override_translatable_fields = [
        SynchronizedField("guideline_edition", overridable=False),
        *[BaseTranslatableField(name) for name in ("reviewed_by", "reviewed_on", "review_by")],  # left alone
    ]

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        going_live.guard(self, update_fields=kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def must_haves(self) -> list[str]:
        """Return what learners would miss, each as what to do."""
        return []

    def signed_besides(self) -> dict:
        """Return what a reviewer signs together with the page's own words, as plain data."""
        return {}

    @property
    def awaits_review(self) -> bool:
        """Whether no reviewer has signed this medical text yet."""
        return self.is_medical and not (self.reviewed_by and self.reviewed_on)

    @property
    def review_is_over(self) -> bool:
        """Whether the day has passed until which the reviewer's word holds."""
        return self.is_medical and bool(self.review_by) and self.review_by < timezone.localdate()

    @property
    def source_list(self) -> list[str]:
        return [line.strip() for line in self.sources.splitlines() if line.strip()]

    def clean(self):
        super().clean()
        if bool(self.reviewed_by) != bool(self.reviewed_on):
            raise ValidationError({"reviewed_on": _("Recenzja potrzebuje i osoby, i daty.")})
        if self.reviewed_on and self.review_by and self.review_by <= self.reviewed_on:
            raise ValidationError({"review_by": _("Następna recenzja musi wypadać po ostatniej.")})
        if self.is_medical and self.reviewed_on and not self.review_by:
            raise ValidationError({"review_by": _("Podaj, do kiedy tekst trzeba sprawdzić ponownie.")})
