"""The log of who saw and changed people's data: written once, read by the head of the school."""

from django.conf import settings
from django.db import NotSupportedError, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.deeds import Deed


class WrittenOnce(models.QuerySet):
    """What was noted stays noted, whoever asks. (The database refuses changes as well, see the migration.)"""

    def refuse(self, *args, **kwargs):
        raise NotSupportedError("An entry of the log is written once; it is never changed or deleted.")

    update = delete = bulk_update = update_or_create = refuse


class Noted(models.Model):
    """A row that is never changed or deleted by the app. What is past its time goes by audit.trimming alone."""

    objects = WrittenOnce.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            type(self).objects.all().refuse()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        type(self).objects.all().refuse()


def person_field(**options):
    """A person by number. The number stays when the account is gone: then it is a pseudonym, and nobody's any more."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", **options
    )


class Entry(Noted):
    """One thing that was done or seen: when, by whom (nobody: the rules of the house), what, and where.

    School and class are numbers: the log lies below the schools. `concerned` says how many people it is about; who they
    are stands in their rows (Concern).
    """

    at = models.DateTimeField(_("kiedy"), default=timezone.now)
    by = person_field(null=True, verbose_name=_("kto"))
    deed = models.CharField(_("co"), max_length=30)  # one of audit.deeds; a new one needs no migration
    school = models.PositiveBigIntegerField(null=True)
    school_class = models.PositiveBigIntegerField(null=True)
    concerned = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("wpis w dzienniku zdarzeń")
        verbose_name_plural = _("dziennik zdarzeń")
        default_permissions = ()
        indexes = [
            models.Index(fields=["school", "-id"], name="log_of_a_school"),
            models.Index(fields=["by", "-at"], name="log_of_a_person"),
            models.Index(fields=["at"], name="log_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.deed}"

    @property
    def sentence(self):
        return Deed(self.deed).label


class Concern(Noted):
    """A person whom an entry is about."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="concerns")
    person = person_field()

    class Meta:
        verbose_name = _("osoba, której dotyczy wpis")
        verbose_name_plural = _("osoby, których dotyczy wpis")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="an_entry_names_a_person_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.person_id}"


class Seal(Noted):
    """A link of the chain: it holds an entry together with all that were sealed before it (audit.chain)."""

    number = models.BigIntegerField(unique=True)  # 1, 2, 3 …: two sealers cannot both write the next one
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    mac = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("pieczęć wpisu")
        verbose_name_plural = _("pieczęcie wpisów")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}"
