"""What school staff fill in."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from courses.models.pages import courses_for
from schools.models import ClassMembership, School, SchoolClass, Staff
from schools.rosters import MAX_BYTES
from schools.years import school_year_of, years_to_choose


class RosterForm(forms.Form):
    roster = forms.FileField(
        label=_("Plik z listą uczniów"),
        help_text=_(
            "CSV, XLSX albo zestaw OneRoster 1.2 (ZIP), do 1 MB i 12 000 wierszy. "
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


class DueForm(forms.Form):
    """A day, not one that is over."""

    due_on = forms.DateField(
        label=_("Termin"),
        required=False,
        help_text=_("Przypomnimy tydzień i dzień przed terminem."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Wpisz datę, na przykład 2026-12-18.")},
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < self.today:
            raise forms.ValidationError(_("Ten dzień już minął. Wybierz dzisiejszy albo późniejszy."))
        return due_on


class AssignForm(DueForm):
    course = forms.ChoiceField(
        label=_("Kurs"),
        error_messages={"required": _("Wybierz kurs."), "invalid_choice": _("Wybierz kurs z listy.")},
    )
    field_order = ("course", "due_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        courses = courses_for(Locale.get_active())
        titles = [(str(course.translation_key), f"{course.code} {course.title}") for course in courses]
        self.fields["course"].choices = [("", _("Wybierz")), *titles]


class ExtensionForm(DueForm):
    """Another day for one pupil; empty: the day of the class."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].label = _("Inny termin dla tej osoby")
        self.fields["due_on"].help_text = _("Puste pole: termin klasy.")


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


class ExtraTimeForm(forms.Form):
    extra_time = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["extra_time"].choices = get_user_model()._meta.get_field("extra_time").choices


class BasisForm(forms.Form):
    basis = forms.ChoiceField(choices=ClassMembership.Basis.choices)
