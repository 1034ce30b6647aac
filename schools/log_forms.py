"""What of the log is asked for: read from the address, and whatever does not fit is said beside its field."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from audit.deeds import Deed
from schools.log_book import Wanted


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person) -> str:
        return person.full_name


class LogForm(forms.Form):
    by = PersonField(label=_("Kto"), queryset=None, required=False, empty_label=_("wszyscy"))
    deed = forms.ChoiceField(label=_("Co"), required=False, choices=[("", _("wszystko")), *Deed.choices])
    q = forms.CharField(label=_("Uczeń: imię lub nazwisko"), required=False, max_length=100)
    since = forms.DateField(label=_("Od dnia"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Do dnia"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    pupil = forms.ModelChoiceField(
        queryset=None, required=False, to_field_name="uuid", widget=forms.HiddenInput, empty_label=None
    )

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.order_by("last_name", "first_name", "pk")
        self.fields["by"].queryset = people.filter(school_posts__school=school)
        self.fields["pupil"].queryset = people.filter(class_memberships__school_class__school=school).distinct()

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data if self.is_valid() else {}
        by, pupil = said.get("by"), said.get("pupil")
        return Wanted(
            by=by.pk if by else None,
            deed=said.get("deed", ""),
            pupil=pupil,
            words=said.get("q", ""),
            since=said.get("since"),
            until=said.get("until"),
        )
