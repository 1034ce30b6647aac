"""An address on the web that a school gives to pupils: encrypted, or not at all."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class SecureURLField(models.URLField):
    default_validators = [URLValidator(schemes=["https"], message=_("Podaj adres, który zaczyna się od https://."))]

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https"} | kwargs)
