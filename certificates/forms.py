"""What visitors type, and what administrators have to say when they revoke."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from certificates import choosing
from certificates.models import REPLACING, Certificate


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Kod weryfikacyjny"),
        help_text=_(
            "17 znaków pod kodem QR, na przykład 7KQ2-M9XF-AB3D-8T5W-C. Wielkość liter i kreski nie mają znaczenia."
        ),
        max_length=80,
        widget=forms.TextInput(
            attrs={"class": "code-input", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Plik PDF z zaświadczeniem"),
        help_text=_("Do 2 MB. Sprawdzamy go w pamięci i nigdzie nie zapisujemy."),
        error_messages={
            "required": _("Wybierz plik."),
            "empty": _("Ten plik jest pusty."),
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Imię i nazwisko z zaświadczenia"),
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class ChooseForm(forms.Form):
    course = forms.ChoiceField(label=_("Kurs"), required=False)
    school_has = forms.CharField(
        label=_("Szkoła"),
        required=False,
        max_length=200,
        help_text=_("Wystarczy część nazwy. Zanim zamówisz, zobaczysz, które szkoły pasują."),
    )
    issued_from = forms.DateField(label=_("Wydane od"), required=False, widget=AdminDateInput)
    issued_to = forms.DateField(label=_("Wydane do"), required=False, widget=AdminDateInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        courses = [(code, f"{code}: {title}") for code, title in choosing.courses()]
        self.fields["course"].choices = [("", _("wszystkie")), *courses]

    def clean(self):
        first, last = self.cleaned_data.get("issued_from"), self.cleaned_data.get("issued_to")
        if first and last and last < first:
            self.add_error("issued_to", _("Ten dzień jest przed pierwszym."))
        return self.cleaned_data

    def in_words(self) -> str:
        """Return what was chosen: "K1, Szkoła nr 1, 2026-09-01–2026-12-31"."""
        told = self.cleaned_data
        days = [day.isoformat() if day else "" for day in (told["issued_from"], told["issued_to"])]
        return ", ".join(part for part in (told["course"], told["school_has"], "–".join(days).strip("–")) if part)


class RevokeForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Powód"),
        choices=[(code, label) for code, label in Certificate.Reason.choices if code not in REPLACING],
        help_text=_("Powód widzi każdy, kto sprawdza zaświadczenie."),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Notatka"),
        required=False,
        max_length=300,
        help_text=_("Widzą ją tylko administratorzy."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReissueForm(forms.Form):
    note = forms.CharField(
        label=_("Co się zmieniło"),
        max_length=300,
        help_text=_("Widzą to tylko administratorzy."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RenewForm(forms.Form):
    on = forms.DateField(
        label=_("Dzień odświeżenia"),
        help_text=_("Nowy termin ważności biegnie od tego dnia."),
        widget=AdminDateInput,
    )
    note = forms.CharField(
        label=_("Co odświeżono i kto to potwierdza"),
        max_length=300,
        help_text=_("Widzą to tylko administratorzy."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, certificate: Certificate, **kwargs):
        super().__init__(*args, **kwargs)
        self.certificate = certificate

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("Ten dzień jeszcze nie nadszedł."))
        if day <= parse_date(self.certificate.facts["completed_on"]):
            raise ValidationError(_("Zaświadczenie potwierdza naukę z tego dnia albo późniejszą."))
        return day
