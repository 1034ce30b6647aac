from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import Regrade


class RegradeForm(forms.Form):
    """What to do about a faulty question, and why."""

    mode = forms.ChoiceField(label=_("Co zrobić z tym pytaniem"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Powód"),
        max_length=300,
        help_text=_("Zostanie w rejestrze. Na przykład: zły klucz, zgłoszenie z 3 listopada."),
    )

    def __init__(self, *args, modes, **kwargs):
        super().__init__(*args, **kwargs)
        labels = dict(Regrade.Mode.choices)
        self.fields["mode"].choices = [(mode, labels[mode]) for mode in modes]
