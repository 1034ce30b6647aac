"""What a pupil types at the door of the class."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.codes import normalise
from schools.login_cards import PIN_DIGITS
from schools.pictures import PICTURES


class ClassCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Kod klasy"),
        help_text=_("Osiem znaków z karty albo z tablicy, na przykład 7KQ2-M9XF."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code-input"}
        ),
        error_messages={"required": _("Wpisz kod klasy.")},
    )

    def clean_code(self):
        return normalise(self.cleaned_data["code"])


class PinField(forms.CharField):
    def __init__(self):
        attrs = {"autocomplete": "off", "inputmode": "numeric", "class": "code-input"}
        super().__init__(
            label=_("PIN"),
            help_text=_("Sześć cyfr z karty."),
            max_length=20,
            widget=forms.PasswordInput(attrs=attrs),
            error_messages={"required": _("Wpisz PIN.")},
        )

    def clean(self, value):
        """Spaces are how the card groups the digits."""
        typed = super().clean(value).replace(" ", "").replace("-", "")
        if len(typed) != PIN_DIGITS or not typed.isdecimal() or not typed.isascii():
            raise forms.ValidationError(_("PIN to sześć cyfr."))
        return typed


class NameAndPinForm(forms.Form):
    login = forms.CharField(
        label=_("Nazwa konta"),
        help_text=_("Stoi na twojej karcie."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Wpisz nazwę konta.")},
    )
    pin = PinField()


class PictureAndPinForm(forms.Form):
    picture = forms.ChoiceField(
        label=_("Twój obrazek"),
        choices=PICTURES.items(),
        widget=forms.RadioSelect,
        error_messages={"required": _("Wybierz swój obrazek."), "invalid_choice": _("Wybierz swój obrazek.")},
    )
    pin = PinField()


class PinForm(forms.Form):
    pin = PinField()
