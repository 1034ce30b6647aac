"""Inviting somebody to work at a school, and the code by which an invited person comes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.codes import INVITATION_LENGTH, normalise
from schools.models import School, SchoolClass, Staff


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("Rola"), widget=forms.RadioSelect)
    classes = forms.ModelMultipleChoiceField(
        label=_("Klasy, które ta osoba uczy"),
        queryset=SchoolClass.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    email = forms.EmailField(
        label=_("Adres e-mail"),
        required=False,
        max_length=254,
        help_text=_("Wyślemy odnośnik. Bez adresu dostaniesz kod do wydrukowania."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args, school: School, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        self.fields["role"].initial = Staff.Role.TEACHER
        self.fields["classes"].queryset = SchoolClass.objects.filter(school=school).order_by("-school_year", "name")


class InvitationCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Kod zaproszenia"),
        help_text=_("Szesnaście znaków z kartki, na przykład 7KQ2-M9XF-0000-TARN."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "code-input"}),
        error_messages={"required": _("Wpisz kod zaproszenia.")},
    )

    def clean_code(self):
        code = normalise(self.cleaned_data["code"])
        if len(code) != INVITATION_LENGTH:
            raise forms.ValidationError(_("Kod zaproszenia ma szesnaście znaków."))
        return code
