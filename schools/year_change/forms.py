"""What a school decides about its classes at the change of the year, and about one class that becomes two."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schools.assignment_forms import PupilsField
from schools.models import School, SchoolClass
from schools.rosters.understanding import class_key as same_name
from schools.year_change.planning import Decision, Deed, proposal


@dataclass(frozen=True)
class Row:
    """A class in the table, with its two fields."""

    school_class: SchoolClass
    deed: forms.BoundField
    name: forms.BoundField


class YearForm(forms.Form):
    """For each class of the old year: what becomes of it, and its new name. Classes that are not listed are not touched."""

    def __init__(self, *args, school: School, classes: list[SchoolClass], school_year: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.school, self.classes, self.school_year = school, classes, school_year
        for one in classes:
            proposed = proposal(one, kind=school.kind)
            self.fields[f"deed-{one.pk}"] = forms.ChoiceField(
                label=_("Co z klasą %(name)s") % {"name": one.name},
                choices=Deed.choices,
                initial=proposed.deed,
                error_messages={"required": _("Wybierz, co z tą klasą."), "invalid_choice": _("Wybierz z listy.")},
            )
            self.fields[f"name-{one.pk}"] = forms.CharField(
                label=_("Nowa nazwa klasy %(name)s") % {"name": one.name},
                required=False,
                max_length=30,
                initial=proposed.name,
            )

    @property
    def rows(self) -> list[Row]:
        return [Row(one, self[f"deed-{one.pk}"], self[f"name-{one.pk}"]) for one in self.classes]

    def clean(self):
        data = super().clean()
        there = SchoolClass.objects.filter(school=self.school, school_year=self.school_year)
        taken = {same_name(name) for name in there.values_list("name", flat=True)}
        wanted = Counter(same_name(one.name) for one in self.moving(data))
        for one in self.moving(data):
            field = f"name-{one.school_class.pk}"
            if not one.name:
                self.add_error(field, _("Wpisz nową nazwę."))
            elif same_name(one.name) in taken:
                message = _("W roku %(year)s jest już klasa %(name)s. Zmień nazwę albo wybierz archiwum.")
                self.add_error(field, message % {"year": self.school_year, "name": one.name})
            elif wanted[same_name(one.name)] > 1:
                self.add_error(field, _("Dwie klasy nie mogą mieć tej samej nazwy."))
        return data

    def decided(self, data: dict) -> list[Decision]:
        names = {one.pk: " ".join(data.get(f"name-{one.pk}", "").split()) for one in self.classes}
        return [
            Decision(one, Deed(data[f"deed-{one.pk}"]), names[one.pk])
            for one in self.classes
            if f"deed-{one.pk}" in data
        ]

    def moving(self, data: dict) -> list[Decision]:
        return [one for one in self.decided(data) if one.deed == Deed.MOVE]

    @property
    def decisions(self) -> list[Decision]:
        return self.decided(self.cleaned_data)


class SplitForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Nazwa nowej klasy"),
        max_length=30,
        error_messages={"required": gettext_lazy("Wpisz nazwę nowej klasy.")},
    )
    pupils = PupilsField(
        label=gettext_lazy("Kto przechodzi do nowej klasy"),
        queryset=get_user_model().objects.none(),
        error_messages={
            "required": gettext_lazy("Wybierz przynajmniej jedną osobę."),
            "invalid_choice": gettext_lazy("Wybierz osobę z listy."),
            "invalid_pk_value": gettext_lazy("Wybierz osobę z listy."),
        },
    )

    def __init__(self, *args, school_class: SchoolClass, **kwargs):
        super().__init__(*args, **kwargs)
        self.school_class = school_class
        self.fields["pupils"].of(school_class)

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        beside = SchoolClass.objects.filter(
            school=self.school_class.school_id, school_year=self.school_class.school_year
        )
        if same_name(name) in {same_name(other) for other in beside.values_list("name", flat=True)}:
            raise forms.ValidationError(_("Jest już klasa o tej nazwie."))
        return name

    def clean_pupils(self):
        pupils = self.cleaned_data["pupils"]
        if len(pupils) == len(self.fields["pupils"].choices):
            raise forms.ValidationError(_("Ktoś musi zostać w tej klasie. Odznacz przynajmniej jedną osobę."))
        return pupils
