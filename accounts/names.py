"""What the name of a person may look like when somebody types it.

Names go into letters and onto certificates: a name must not carry a link, a tag or a second line there.
"""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 80
LINK = re.compile(r"://|\bwww\.|\.\w{2,}", re.IGNORECASE)
# Letters, marks on them, digits, spaces, punctuation, free-standing accents (a backtick serves as an apostrophe).
KINDS = {"Nd", "Zs", "Sk"}
FIRST_LETTERS = {"L", "M", "P"}


def validate_name(name: str) -> None:
    """Raises ValidationError for anything that is not a name."""
    if LINK.search(name) or "@" in name:
        raise ValidationError(_("Wpisz samo imię lub nazwisko, bez adresów stron i e-maili."), code="link")
    if not all(is_allowed(character) for character in name):
        raise ValidationError(
            _("Użyj liter, spacji, łącznika albo apostrofu. Nie można użyć symboli, znaczników ani nowej linii."),
            code="characters",
        )
    if not any(character.isalpha() for character in name):
        raise ValidationError(_("Wpisz imię lub nazwisko literami."), code="letters")


def is_allowed(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in KINDS or kind[0] in FIRST_LETTERS


def tidy(name: str) -> str:
    """One space between words, letters with their accents in one piece."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


class NameField(forms.CharField):
    """A first or last name."""

    default_validators = [validate_name]

    def __init__(self, *, autocomplete: str, **kwargs):
        widget = forms.TextInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
        super().__init__(max_length=LONGEST, widget=widget, **kwargs)

    def clean(self, value):
        return tidy(super().clean(value))
