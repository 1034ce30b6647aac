"""What school staff fill in."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from schools.models import ClassMembership, School, SchoolClass, Staff
from schools.rosters import MAX_BYTES
from schools.years import school_year_of, years_to_choose


class RosterForm(forms.Form):
    roster = forms.FileField(
        label=_("Plik z listą uczniów"),
        help_text=_(
            "CSV, XLSX (także z arkuszem na każdą klasę) albo zestaw OneRoster 1.2 (ZIP), do 1 MB i 12 000 wierszy. "
            "Kolumny: imię, nazwisko, klasa; może być e-mail i identyfikator."
        ),
        allow_empty_file=True,  # the reader says it better
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.zip"}),
        error_messages={"required": _("Wybierz plik z listą.")},
    )
    school_year = forms.ChoiceField(label=_("Rok szkolny"))

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = [(year, year) for year in years_to_choose(today)]
        self.fields["school_year"].initial = school_year_of(today)

    def clean_roster(self):
        file = self.cleaned_data["roster"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("Plik jest większy niż 1 MB. Podziel listę na mniejsze pliki."))
        return file


class TeachersForm(forms.ModelForm):
    """Which of the school's staff teach a class and so see its progress."""

    class Meta:
        model = SchoolClass
        fields = ["teachers"]
        labels = {"teachers": _("Nauczyciele tej klasy")}
        widgets = {"teachers": forms.CheckboxSelectMultiple}

    def __init__(self, *args, school: School, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["teachers"].queryset = (
            Staff.objects.filter(school=school)
            .select_related("person")
            .order_by("person__last_name", "person__first_name")
        )
        self.fields["teachers"].label_from_instance = lambda post: f"{post.person} ({post.get_role_display()})"
        self.fields["teachers"].help_text = _(
            "Zobaczą postępy klasy. Kogo tu nie ma, tego zaproś na stronie szkoły, w części „Pracownicy”."
        )


class ProtectionForm(forms.ModelForm):
    """Whom the pupils can turn to, and where the school's standards of protection stand."""

    class Meta:
        model = School
        fields = School.PROTECTION


class ExtraTimeForm(forms.Form):
    extra_time = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["extra_time"].choices = get_user_model()._meta.get_field("extra_time").choices


class BasisForm(forms.Form):
    basis = forms.ChoiceField(choices=ClassMembership.Basis.choices)
