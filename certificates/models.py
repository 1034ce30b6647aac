"""Proof that somebody has learnt something, and the files made of it."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import NotSupportedError, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates import codes
from certificates.badges.records import Badge, PublishedKey
from certificates.designs.models import Design, Edition, Picture, Signatory

__all__ = ["Badge", "Bundle", "Certificate", "Design", "Edition", "Picture", "PublishedKey", "Signatory"]

BUNDLES_KEPT = timedelta(days=7)
REPLACING = ("corrected", "renewed")
REFRESHED_BEFORE = timedelta(days=60)  # so long before the recommended day a refresher begins a new term


def private_storage():
    return storages["private"]


class CertificateQuerySet(models.QuerySet):
    def standing(self):
        """Certificates that were not revoked (they may have expired)."""
        return self.filter(revoked_at=None)

    def valid(self, *, today):
        return self.standing().filter(valid_until__gte=today)

    def expiring_between(self, first_day, last_day):
        return self.standing().filter(valid_until__range=(first_day, last_day))

    def held_by(self, person):
        return self.filter(holder=person)

    def without_pdf(self):
        """Certificates whose file is still to be made (not those whose name our fonts cannot draw)."""
        return self.standing().filter(rendered_at=None, problem="")


class Certificate(models.Model):
    """A certificate with the facts as they were on the day of issue.

    `facts` (see certificates.facts) is all that the document and the verification page need: the course, the account
    and the enrolment may change or go, the certificate says what it said. A person has at most one standing certificate
    per course; the database sees to it. One that is replaced stands no longer: it is revoked for a reason of its own, and
    knows by which one. That it expired is nowhere written: the day says so.
    """

    class Reason(models.TextChoices):
        """Why a certificate is no longer good: all that the public gets to know."""

        MISTAKE = "mistake", _("wydane omyłkowo")
        CORRECTED = "corrected", _("zastąpione nowym, z poprawionymi danymi")
        RENEWED = "renewed", _("zastąpione nowym, po odświeżeniu wiedzy")
        REQUEST = "request", _("wycofane na wniosek osoby, której dotyczy")
        UNFAIR = "unfair", _("test zaliczony niesamodzielnie")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("numer"), max_length=30, unique=True)
    code = models.CharField(_("kod weryfikacyjny"), max_length=40, unique=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="certificates"
    )
    completion = models.ForeignKey(
        "courses.Completion", on_delete=models.SET_NULL, null=True, blank=True, related_name="certificates"
    )
    course_key = models.UUIDField(_("kurs"))
    language = models.CharField(_("język"), max_length=5)
    facts = models.JSONField()
    issued_on = models.DateField(_("data wydania"))
    refresh_on = models.DateField(_("zalecane odświeżenie"))
    valid_until = models.DateField(_("ważne do"))
    revoked_at = models.DateTimeField(_("unieważniono"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kto unieważnił"),
    )
    revocation_reason = models.CharField(_("powód unieważnienia"), max_length=20, choices=Reason.choices, blank=True)
    revocation_note = models.CharField(_("notatka dla administratorów"), max_length=300, blank=True)
    replaced_by = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("zastąpione przez"),
    )
    problem = models.CharField(_("dlaczego nie ma pliku PDF"), max_length=300, blank=True)
    pdf = models.FileField(storage=private_storage, upload_to="certificates", blank=True)
    rendered_at = models.DateTimeField(_("plik PDF powstał"), null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("zaświadczenie")
        verbose_name_plural = _("zaświadczenia")
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "course_key"],
                condition=models.Q(revoked_at=None),
                name="one_standing_certificate_per_person_and_course",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None, revocation_reason="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(revocation_reason="")),
                name="a_revoked_certificate_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | models.Q(revocation_reason__in=REPLACING),
                name="what_is_replaced_stands_no_longer",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    @property
    def is_replaced(self) -> bool:
        """Whether it was taken back only because there is a newer one. (`is_revoked` is true then, too.)"""
        return self.revocation_reason in REPLACING

    @property
    def holder_name(self) -> str:
        """The name as printed; empty when the certificate was withdrawn with the holder's data."""
        return self.facts.get("holder_name", "")

    @property
    def course_title(self) -> str:
        return self.facts.get("course_title", "")

    @property
    def code_in_groups(self) -> str:
        return codes.in_groups(self.code)

    def is_valid(self, *, today) -> bool:
        return not self.is_revoked and self.valid_until >= today

    @property
    def may_be_renewed(self) -> bool:
        """Whether passing the course's exam again begins a new term (see certificates.replacing)."""
        return not self.is_revoked and self.refresh_on <= timezone.localdate() + REFRESHED_BEFORE

    @property
    def state(self):
        """How the certificate stands today, in words."""
        if self.is_replaced:
            return _("zastąpione")
        if self.is_revoked:
            return _("unieważnione")
        return _("ważne") if self.is_valid(today=timezone.localdate()) else _("po terminie")


class ActQuerySet(models.QuerySet):
    """What was done stays done: no act is changed or deleted, whoever asks. (The database refuses changes as well.)"""

    def refuse(self, *args, **kwargs):
        raise NotSupportedError("An act is written once; it is never changed or deleted.")

    update = delete = bulk_update = update_or_create = refuse


class Act(models.Model):
    """One thing that was done with a certificate: what, why, when, and by whom (nobody: the rules of the house).

    It names no holder and carries no free text, so that it may stay when a person asks to be forgotten. A person who acted
    and whose account is gone stays a number.
    """

    class Kind(models.TextChoices):
        REVOKED = "revoked", _("unieważniono")
        REPLACED = "replaced", _("zastąpiono nowym")
        RENEWED = "renewed", _("odnowiono")
        WITHDRAWN = "withdrawn", _("usunięto dane osoby")

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(_("co zrobiono"), max_length=20, choices=Kind.choices)
    reason = models.CharField(_("dlaczego"), max_length=20, choices=Certificate.Reason.choices, blank=True)
    at = models.DateTimeField(_("kiedy"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("kto"),
    )

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("wpis w historii zaświadczeń")
        verbose_name_plural = _("historia zaświadczeń")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.kind}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            Act.objects.refuse()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        Act.objects.refuse()

    @property
    def actor(self) -> str:
        """Who did it, in words. Ask for rows with `by` selected: an account may be gone."""
        if self.by_id is None:
            return _("zasady serwisu")
        return str(self.by) if self.by else _("konto usunięte (nr %s)") % self.by_id


class Bundle(models.Model):
    """Many certificates in one file, a ZIP or a booklet, made by a worker.

    The rows say how far it is; a killed worker's bundle goes on.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("czeka")
        BUILDING = "building", _("w przygotowaniu")
        READY = "ready", _("gotowa")
        FAILED = "failed", _("nie udało się")
        STOPPED = "stopped", _("zatrzymana")

    class Form(models.TextChoices):
        ZIP = "zip", _("osobne pliki w ZIP")
        BOOKLET = "booklet", _("jeden plik do druku")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bundles")
    certificates = models.ManyToManyField(Certificate, related_name="bundles")
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.ZIP)
    folders = models.JSONField(default=dict, blank=True)  # of the ZIP, by the key of the certificate
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    file = models.FileField(storage=private_storage, upload_to="bundles", blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("paczka zaświadczeń")
        verbose_name_plural = _("paczki zaświadczeń")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def was_stopped(self) -> bool:
        return self.state == self.State.STOPPED

    @property
    def is_booklet(self) -> bool:
        return self.form == self.Form.BOOKLET

    @property
    def ending(self) -> str:
        """Which kind of file it has become: "zip" or "pdf"."""
        return self.file.name.rpartition(".")[2]

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def expires_at(self):
        return self.created_at + BUNDLES_KEPT

    def is_expired(self, now) -> bool:
        return now >= self.expires_at
