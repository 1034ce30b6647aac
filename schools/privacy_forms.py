"""What a lead answers to a wish."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RefuseForm(forms.Form):
    why = forms.CharField(
        label=_("Dlaczego nie"),
        help_text=_("Uczeń przeczyta to na swojej stronie. Napisz prosto, najwyżej 300 znaków."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_why(self):
        return " ".join(self.cleaned_data["why"].split())
