from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """Nobody is erased by a slip of the finger."""

    sure = forms.BooleanField(
        label=_("Rozumiem, że tego nie da się cofnąć"),
        error_messages={"required": _("Zaznacz, że rozumiesz, że tego nie da się cofnąć.")},
    )
