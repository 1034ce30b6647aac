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
    email = models.EmailField(_("adres e-mail"), blank=True, db_index=True)
    language = models.CharField(_("język"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    extra_time = models.PositiveSmallIntegerField(
        _("więcej czasu na testach"),
        choices=[(0, _("bez zmian")), (25, "+25%"), (50, "+50%"), (100, "+100%")],
        default=0,
        help_text=_("Bez podawania powodu."),
    )
    managed_by = models.CharField(_("konto prowadzi szkoła"), max_length=200, blank=True)
    is_blank = models.BooleanField(
        default=False, editable=False
    )  # nobody's: where a person was erased (accounts.privacy)

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

    def save(self, *args, **kwargs):
        """Login names and addresses are found whatever their case, so they are kept in lower case."""
        self.username = self.normalize_username(self.username)
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    @classmethod
    def normalize_username(cls, username: str) -> str:
        return super().normalize_username(username).lower()

    @property
    def full_name(self) -> str:
        """First and last name, or the login name of who has given neither."""
        return self.get_full_name() or self.username

    @property
    def is_pupil(self) -> bool:
        """Whether a school runs this account: then the holder is treated as a minor."""
        return bool(self.managed_by)


class WrongPasswords(models.Model):
    """How many wrong passwords were given for an account, or from a network. See accounts.guessing.

    The key is a keyed hash: the table tells nobody's name and nobody's address.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=1)
    since = models.DateTimeField()
    latest = models.DateTimeField(db_index=True)


class Erasure(models.Model):
    """Somebody was erased. It keeps the former numbers of the account, so that the deed can be done again; they lead nowhere."""

    uuid = models.UUIDField(unique=True)
    number = models.BigIntegerField()
    on = models.DateField()
    is_finished = models.BooleanField(default=False)  # files, sessions and the list are done as well

    class Meta:
        verbose_name = _("usunięta osoba")
        verbose_name_plural = _("usunięte osoby")

    def __str__(self) -> str:
        return f"{self.number} ({self.on})"


class Leftover(models.Model):
    """A file of an erased person that is still to be removed (accounts.privacy.leftovers)."""

    place = models.CharField(max_length=20)
    name = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("plik do usunięcia")
        verbose_name_plural = _("pliki do usunięcia")

    def __str__(self) -> str:
        return f"{self.place}: {self.pk}"
