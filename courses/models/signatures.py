"""Who has signed which words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Signature(models.Model):
    """A reviewer's name under one version of a page. Kept for good: it says who answered for what, and when."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="signatures", verbose_name=_("strona"))
    fingerprint = models.CharField(max_length=64, help_text=_("Nazwa podpisanych słów: zob. courses.going_live."))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("podpis")
    )
    name = models.CharField(_("imię i nazwisko"), max_length=80)
    title = models.CharField(_("tytuł i numer prawa wykonywania zawodu"), max_length=60)
    signed_at = models.DateTimeField(_("data podpisu"), auto_now_add=True)
    review_by = models.DateField(_("następna recenzja do"))

    class Meta:
        verbose_name = _("podpis recenzenta")
        verbose_name_plural = _("podpisy recenzentów")
        ordering = ["-signed_at"]
        indexes = [models.Index(fields=["page", "fingerprint"], name="signature_of_these_words")]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"
