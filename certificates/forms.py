"""What visitors type, and what administrators have to say when they revoke."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate


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


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Imię i nazwisko z zaświadczenia"),
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class RevokeForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Powód"),
        choices=[(code, label) for code, label in Certificate.Reason.choices if code != Certificate.Reason.CORRECTED],
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
