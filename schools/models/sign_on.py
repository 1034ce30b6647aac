"""Who comes from which school when a school's own sign-in (Microsoft 365, Google, SAML) vouches for somebody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models.schools import School


class SignOnRule(models.Model):
    """People of this provider whose address ends so, or who carry such a claim, belong to this school."""

    class Makes(models.TextChoices):
        PUPIL = "pupil", _("uczeń")
        TEACHER = "teacher", _("nauczyciel")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="sign_on_rules", verbose_name=_("szkoła"))
    provider = models.SlugField(_("dostawca"), max_length=50, help_text=_("Nazwa z pliku SSO_FILE."))
    claim = models.CharField(
        _("atrybut"), max_length=100, blank=True, help_text=_("Puste: liczy się domena adresu e-mail.")
    )
    value = models.CharField(_("wartość"), max_length=200, help_text=_("Na przykład sp15.krakow.pl."))
    makes = models.CharField(_("kim jest ta osoba"), max_length=10, choices=Makes.choices)

    class Meta:
        verbose_name = _("logowanie szkolne")
        verbose_name_plural = _("logowanie szkolne")
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "claim", "value"], name="one_school_per_provider_claim_and_value"
            )
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.claim or '@'} {self.value}"

    def save(self, *args, **kwargs):
        self.value = self.value.strip().lower().removeprefix("@")
        super().save(*args, **kwargs)
