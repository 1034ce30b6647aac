"""A short list of choices kept in one JSON column, edited with checkboxes."""

from django import forms
from django.db import models


class ChoiceListField(models.JSONField):
    """Hold a list of codes out of `choices`, in the order of `choices`."""

    def __init__(self, *args, choices=(), **kwargs):
        self.codes = list(choices)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=self.codes,
            required=not self.blank,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
            widget=kwargs.get("widget", forms.CheckboxSelectMultiple),
        )
