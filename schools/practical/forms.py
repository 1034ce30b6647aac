"""What is filled in about practice at the manikin."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schools.models import Qualification, Session, SignOff


class SignOffForm(forms.Form):
    """The day and the place, and one choice for each pupil (named by the pupil's uuid)."""

    done_on = forms.DateField(
        label=_("Kiedy"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Podaj dzień."), "invalid": _("Wpisz datę, na przykład 2026-12-18.")},
    )
    place = forms.CharField(label=_("Gdzie"), max_length=120, required=False)

    def __init__(self, *args, today, pupils=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.pupils = today, pupils
        self.fields["done_on"].widget.attrs["max"] = today.isoformat()
        self.fields["done_on"].initial = today

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("Ten dzień dopiero będzie."))
        return day

    @property
    def results(self) -> dict:
        """The results that were chosen, by pupil; what is not on the list counts as not chosen."""
        chosen = {pupil: self.data.get(f"result-{pupil.uuid}", "") for pupil in self.pupils}
        return {pupil: result for pupil, result in chosen.items() if result in SignOff.Result.values}

    def clean(self):
        if not self.results:
            raise forms.ValidationError(_("Zaznacz wynik co najmniej jednej osoby."))
        return super().clean()


class SessionForm(forms.ModelForm):
    day = forms.DateField(label=_("Dzień"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(label=_("Od"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Do"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    class Meta:
        model = Session
        fields = ["title", "place", "leader", "places", "trainers", "manikins"]
        help_texts = {
            "title": _("Będzie w kalendarzach uczniów i nauczycieli klasy. Nie wpisuj tu nazwisk."),
            "places": _(
                "Puste: cała klasa. Gdy uczniów jest więcej niż miejsc, pozostali czekają na liście rezerwowej."
            ),
            "trainers": _("Z tej liczby strona mówi, ilu uczniów przypada na jedną osobę prowadzącą."),
        }

    field_order = ["title", "day", "begins", "ends", "place", "leader", "places", "trainers", "manikins"]

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        if instance:
            begins, ends = timezone.localtime(instance.starts_at), timezone.localtime(instance.ends_at)
            self.initial |= {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}

    def clean(self):
        cleaned = super().clean()
        day, begins, ends = (cleaned.get(name) for name in ("day", "begins", "ends"))
        if day and begins and ends:
            if ends <= begins:
                self.add_error("ends", _("Koniec musi być później niż początek."))
            self.instance.starts_at = timezone.make_aware(datetime.combine(day, begins))
            self.instance.ends_at = timezone.make_aware(datetime.combine(day, ends))
        return cleaned


class QualificationForm(forms.ModelForm):
    class Meta:
        model = Qualification
        fields = ["name", "number", "valid_until"]
        widgets = {"valid_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
