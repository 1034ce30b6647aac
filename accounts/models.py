"""Who uses the platform."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account.

    An account made by a school carries the school's name in `managed_by`: its owner is a pupil, often without an e-mail
    address, whose name a stranger never gets to see in full.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("adres e-mail"), blank=True)
    language = models.CharField(_("język"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    managed_by = models.CharField(_("konto prowadzi szkoła"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("osoba")
        verbose_name_plural = _("osoby")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="one_account_per_email_address", condition=~models.Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First and last name, or the login name of who has given neither."""
        return self.get_full_name() or self.username

    @property
    def is_pupil(self) -> bool:
        """Whether a school runs this account: then the holder is treated as a minor."""
        return bool(self.managed_by)
