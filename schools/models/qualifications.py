"""What entitles a member of staff to judge a skill at the manikin, in the person's own words."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class Qualification(models.Model):
    """The platform does not check it. Each sign-off keeps it as it was on that day (SignOff.qualification)."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="qualification")
    name = models.CharField(_("nazwa"), max_length=120, help_text=_("Na przykład: instruktor pierwszej pomocy."))
    number = models.CharField(_("numer dokumentu"), max_length=60, blank=True)
    valid_until = models.DateField(_("ważne do"), null=True, blank=True, help_text=_("Puste: bez terminu."))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("kwalifikacja")
        verbose_name_plural = _("kwalifikacje")

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        return (
            _now("%(name)s, nr %(number)s") % {"name": self.name, "number": self.number} if self.number else self.name
        )

    def holds_on(self, day: date) -> bool:
        return self.valid_until is None or self.valid_until >= day
