"""What is said of an assignment: from when, until when, how many attempts, and for whom."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from courses.models.pages import courses_for
from schools.assigning import Conditions, Some
from schools.collation import class_key, person_key
from schools.models import Assignment, ClassGroup, SchoolClass

MOST_ATTEMPTS = 20
BAD_DATE = _("Wpisz datę, na przykład 2026-12-18.")


def day_field(label, *, help_text) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": BAD_DATE},
    )


class DayForm(forms.Form):
    """Days to come; one that was agreed before may stay although it is over."""

    days = ("due_on",)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        for name in self.days:
            earliest = min(self.initial.get(name) or today, today)
            self.fields[name].widget.attrs["min"] = earliest.isoformat()

    def clean(self):
        data = super().clean()
        for name in self.days:
            day = data.get(name)
            if day and day < self.today and day != self.initial.get(name):
                self.add_error(name, _("Ten dzień już minął. Wybierz dzisiejszy albo późniejszy."))
        return data


class ConditionsForm(DayForm):
    """From when, until when, and how many attempts at the exam."""

    days = ("start_on", "due_on")

    start_on = day_field(_("Od kiedy"), help_text=_("Puste pole: od razu."))
    due_on = day_field(_("Termin"), help_text=_("Przypomnimy tydzień i dzień przed terminem."))
    attempts = forms.IntegerField(
        label=_("Podejścia do testu"),
        required=False,
        min_value=1,
        max_value=MOST_ATTEMPTS,
        help_text=_("Puste pole: tyle, na ile pozwala sam test. Jednej osobie można potem dać więcej."),
        error_messages={
            "invalid": _("Wpisz liczbę od 1 do 20."),
            "min_value": _("Wpisz liczbę od 1 do 20."),
            "max_value": _("Wpisz liczbę od 1 do 20."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def clean(self):
        data = super().clean()
        start_on, due_on = data.get("start_on"), data.get("due_on")
        if start_on and due_on and due_on < start_on:
            self.add_error("due_on", _("Termin jest wcześniejszy niż dzień startu."))
        return data

    @property
    def conditions(self) -> Conditions:
        return Conditions(*(self.cleaned_data[name] for name in ("start_on", "due_on", "attempts")))


class PupilsField(forms.ModelMultipleChoiceField):
    """Pupils of a class to tick, in the order of the register."""

    widget = forms.CheckboxSelectMultiple

    def of(self, school_class: SchoolClass) -> None:
        self.queryset = get_user_model().objects.filter(class_memberships__school_class=school_class)
        pupils = sorted(self.queryset, key=person_key)
        self.choices = [(pupil.pk, f"{pupil.last_name} {pupil.first_name}") for pupil in pupils]


class AudienceForm(ConditionsForm):
    """Groups and pupils of one class, beside the conditions."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Grupy"),
        queryset=ClassGroup.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kto dojdzie do grupy później, też dostanie ten kurs."),
        error_messages={"invalid_choice": _("Wybierz grupę z listy."), "invalid_pk_value": _("Wybierz grupę z listy.")},
    )
    pupils = PupilsField(
        label=_("Wybrane osoby"),
        queryset=get_user_model().objects.none(),
        required=False,
        error_messages={"invalid_choice": _("Wybierz osobę z listy."), "invalid_pk_value": _("Wybierz osobę z listy.")},
    )

    def __init__(self, *args, school_class: SchoolClass, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = ClassGroup.objects.filter(school_class=school_class)
        self.fields["pupils"].of(school_class)

    @property
    def some(self) -> Some:
        return Some(groups=list(self.cleaned_data["groups"]), pupils=list(self.cleaned_data["pupils"]))


class ChosenField(forms.ChoiceField):
    """A choice of which one is made already: who says nothing means that."""

    def clean(self, value):
        return super().clean(value or self.initial)


class AssignForm(AudienceForm):
    """A course for whole classes, or for groups and pupils of the class on whose page this is."""

    course = forms.ChoiceField(
        label=_("Kurs"),
        error_messages={"required": _("Wybierz kurs."), "invalid_choice": _("Wybierz kurs z listy.")},
    )
    purpose = ChosenField(
        label=_("Co trzeba zrobić"),
        choices=[("course", _("Cały kurs")), ("refresher", _("Odświeżenie: zdać test jeszcze raz"))],
        initial="course",
        widget=forms.RadioSelect,
        help_text=_("Odświeżenie zalicza test zdany po przydzieleniu. Kto nie zna jeszcze kursu, zacznie od lekcji."),
        error_messages={"invalid_choice": _("Wybierz z listy.")},
    )
    classes = forms.ModelMultipleChoiceField(
        label=_("Całe klasy"),
        queryset=SchoolClass.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Wybierz klasę z listy."), "invalid_pk_value": _("Wybierz klasę z listy.")},
    )
    field_order = ("course", "purpose", "start_on", "due_on", "attempts", "classes", "groups", "pupils")

    def __init__(self, *args, school_class: SchoolClass, classes, **kwargs):
        kwargs.setdefault("initial", {"classes": [school_class.pk], "purpose": "course"})
        super().__init__(*args, school_class=school_class, **kwargs)
        self.school_class = school_class
        courses = courses_for(Locale.get_active())
        titles = [(str(course.translation_key), f"{course.code} {course.title}") for course in courses]
        self.fields["course"].choices = [("", _("Wybierz")), *titles]
        self.fields["classes"].queryset = classes
        ordered = sorted(classes, key=lambda one: (one.school_year, class_key(one.name)))
        self.fields["classes"].choices = [(one.pk, str(one)) for one in ordered]

    def clean(self):
        data = super().clean()
        some = bool(data.get("groups")) or bool(data.get("pupils"))
        if not data.get("classes") and not some and "classes" not in self.errors:
            self.add_error("classes", _("Wybierz, kto ma dostać kurs: klasę, grupę albo osobę."))
        if some and self.school_class in data.get("classes", ()):
            message = _("Zaznaczona jest cała klasa i wybrane osoby z niej. Odznacz klasę albo osoby.")
            self.add_error("classes", message)
        return data


class AssignmentForm(AudienceForm):
    """What was given, changed later."""

    everybody = forms.BooleanField(label=_("Cała klasa, także kto dołączy później"), required=False)
    field_order = ("start_on", "due_on", "attempts", "everybody", "groups", "pupils")

    def __init__(self, *args, assignment: Assignment, **kwargs):
        names = ("start_on", "due_on", "attempts", "everybody")
        initial = {name: getattr(assignment, name) for name in names}
        initial["groups"] = list(assignment.groups.values_list("pk", flat=True))
        initial["pupils"] = list(assignment.pupils.values_list("pk", flat=True))
        super().__init__(*args, school_class=assignment.school_class, initial=initial, **kwargs)

    def clean(self):
        data = super().clean()
        some = bool(data.get("groups")) or bool(data.get("pupils"))
        if data.get("everybody") and some and self.narrows(data):
            self.add_error(
                "everybody", _("Zaznaczona jest cała klasa i wybrane osoby z niej. Odznacz klasę albo osoby.")
            )
        if not data.get("everybody") and not some:
            self.add_error("everybody", _("Wybierz, kto ma dostać kurs: klasę, grupę albo osobę."))
        return data

    def narrows(self, data) -> bool:
        """Whether groups or pupils were chosen now: ticks that were there before do not speak against the whole class."""
        chosen = {one.pk for one in data["groups"]} | {one.pk for one in data["pupils"]}
        return self.initial["everybody"] or not chosen <= {*self.initial["groups"], *self.initial["pupils"]}

    @property
    def some(self) -> Some | None:
        return None if self.cleaned_data["everybody"] else super().some


class ExtensionForm(DayForm):
    """Another day for one pupil, and attempts on top; empty: what the class has."""

    due_on = day_field(_("Inny termin dla tej osoby"), help_text=_("Puste pole: termin klasy."))
    more_attempts = forms.TypedChoiceField(
        label=_("Dodatkowe podejścia do testu"),
        coerce=int,
        required=False,
        empty_value=0,
        choices=[(number, str(number)) for number in range(11)],
        error_messages={"invalid_choice": _("Wybierz liczbę z listy.")},
    )

    @staticmethod
    def agreed(row) -> dict:
        """Return what was agreed with the pupil of a row of the class's grid."""
        return {"due_on": row.due_on if row.extended else None, "more_attempts": row.more_attempts}


class GroupForm(forms.ModelForm):
    """The name of a group, and who is in it."""

    pupils = PupilsField(
        label=_("Kto jest w grupie"),
        queryset=get_user_model().objects.none(),
        error_messages={
            "required": _("Wybierz przynajmniej jedną osobę."),
            "invalid_choice": _("Wybierz osobę z listy."),
            "invalid_pk_value": _("Wybierz osobę z listy."),
        },
    )

    class Meta:
        model = ClassGroup
        fields = ["name"]
        labels = {"name": _("Nazwa grupy")}
        error_messages = {"name": {"required": _("Nazwij grupę, na przykład „Klub ratownika”.")}}

    def __init__(self, *args, school_class: SchoolClass, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.school_class = school_class
        self.fields["pupils"].of(school_class)
        if self.instance.pk:
            self.initial["pupils"] = list(self.instance.pupils.values_list("pk", flat=True))

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        others = ClassGroup.objects.filter(school_class=self.instance.school_class).exclude(pk=self.instance.pk)
        if others.filter(name=name).exists():
            raise forms.ValidationError(_("Ta klasa ma już grupę o tej nazwie."))
        return name
