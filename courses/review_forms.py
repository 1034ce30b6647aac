"""What a reviewer fills in to sign."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 366  # days: guidelines change, and so do readers


def in_a_year():
    return timezone.localdate() + timedelta(days=365)


class SignForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Imię i nazwisko"), max_length=80)
    title = forms.CharField(
        label=gettext_lazy("Tytuł i numer prawa wykonywania zawodu"),
        max_length=60,
        help_text=gettext_lazy("Na przykład: ratownik medyczny, dyplom 1234. Zobaczą to uczący się."),
    )
    review_by = forms.DateField(
        label=gettext_lazy("Następna recenzja do"),
        initial=in_a_year,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Najdalej za rok."),
    )
    comment = forms.CharField(label=gettext_lazy("Uwagi"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs):
        """The form stands above that of the page, which has a title of its own."""
        super().__init__(*args, auto_id="sign_%s", **kwargs)

    def clean_review_by(self):
        day, today = self.cleaned_data["review_by"], timezone.localdate()
        if day <= today:
            raise forms.ValidationError(_("Następna recenzja musi wypadać po dzisiejszej."))
        if (day - today).days > LONGEST:
            raise forms.ValidationError(_("Podpis jest ważny najwyżej rok. Podaj wcześniejszy dzień."))
        return day

    @property
    def signature(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("name", "title", "review_by")}
