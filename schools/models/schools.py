"""Schools of the city, and who works at them."""

import uuid

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from certificates.designs import choosing
from schools.fields import SecureURLField

# The districts of Kraków, as the city numbers and names them. A school elsewhere has none.
DISTRICTS = [
    ("1", "I Stare Miasto"),
    ("2", "II Grzegórzki"),
    ("3", "III Prądnik Czerwony"),
    ("4", "IV Prądnik Biały"),
    ("5", "V Krowodrza"),
    ("6", "VI Bronowice"),
    ("7", "VII Zwierzyniec"),
    ("8", "VIII Dębniki"),
    ("9", "IX Łagiewniki-Borek Fałęcki"),
    ("10", "X Swoszowice"),
    ("11", "XI Podgórze Duchackie"),
    ("12", "XII Bieżanów-Prokocim"),
    ("13", "XIII Podgórze"),
    ("14", "XIV Czyżyny"),
    ("15", "XV Mistrzejowice"),
    ("16", "XVI Bieńczyce"),
    ("17", "XVII Wzgórza Krzesławickie"),
    ("18", "XVIII Nowa Huta"),
]


class SchoolQuerySet(models.QuerySet):
    def led_by(self, person):
        """Schools that the person leads (a superuser leads all)."""
        return self.with_post(person, [Staff.Role.LEAD])

    def run_by(self, person):
        """Schools whose office the person is: rosters, cards, courses, certificates. The lead and the secretary."""
        return self.with_post(person, Staff.OFFICE)

    def seen_by(self, person):
        """Schools where the person works in any role."""
        return self.with_post(person, Staff.Role.values)

    def with_post(self, person, roles):
        if person.is_superuser:
            return self
        return self.filter(pk__in=Staff.objects.filter(person=person, role__in=roles).values("school"))


class School(models.Model):
    class Kind(models.TextChoices):
        PRESCHOOL = "preschool", _("przedszkole")
        PRIMARY = "primary", _("szkoła podstawowa")
        GENERAL = "general", _("liceum ogólnokształcące")
        TECHNICAL = "technical", _("technikum")
        VOCATIONAL = "vocational", _("szkoła branżowa")
        POST_SECONDARY = "post_secondary", _("szkoła policealna")
        SPECIAL = "special", _("szkoła specjalna")
        COMPLEX = "complex", _("zespół szkół")
        OTHER = "other", _("inna placówka")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("nazwa"), max_length=200, unique=True)
    kind = models.CharField(_("rodzaj"), max_length=20, choices=Kind.choices, default=Kind.PRIMARY)
    city = models.CharField(_("miejscowość"), max_length=100, default="Kraków")
    district = models.CharField(
        _("dzielnica"), max_length=2, choices=DISTRICTS, blank=True, help_text=_("Poza Krakowem zostaw puste.")
    )
    card_needs_pin = models.BooleanField(
        _("karta QR i PIN"),
        default=True,
        help_text=_(
            "Po zeskanowaniu karty uczeń wpisuje jeszcze PIN. Bez tego karta, którą ktoś znajdzie, otwiera konto."
        ),
    )

    # whom pupils can turn to, by the school's standards of protection of minors (see schools.protecting)
    protection_person = models.CharField(
        _("osoba odpowiedzialna"),
        max_length=120,
        blank=True,
        help_text=_("Imię i nazwisko osoby, która przyjmuje zgłoszenia według standardów ochrony małoletnich."),
    )
    protection_function = models.CharField(
        _("funkcja"), max_length=120, blank=True, help_text=_("Na przykład: pedagożka szkolna.")
    )
    protection_reach = models.CharField(
        _("jak do niej trafić"),
        max_length=200,
        blank=True,
        help_text=_(
            "Pokój, godziny, telefon albo e-mail w szkole. Krótko: czyta to także dziesięciolatek. Nie podawaj prywatnych numerów."
        ),
    )
    standards_url = SecureURLField(
        _("standardy ochrony małoletnich szkoły"),
        max_length=300,
        blank=True,
        help_text=_("Adres dokumentu na stronie szkoły. Zaczyna się od https://."),
    )
    standards_short_url = SecureURLField(
        _("wersja skrócona dla uczniów"),
        max_length=300,
        blank=True,
        help_text=_("Adres krótkiej wersji, jeśli stoi osobno."),
    )
    PROTECTION = (
        "protection_person",
        "protection_function",
        "protection_reach",
        "standards_url",
        "standards_short_url",
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("szkoła")
        verbose_name_plural = _("szkoły")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        """A school that changes its name keeps its pupils' accounts (they carry the name, see accounts.User)."""
        with transaction.atomic():
            former = School.objects.filter(pk=self.pk).values_list("name", flat=True).first()
            super().save(*args, **kwargs)
            if former and former != self.name:
                get_user_model().objects.filter(managed_by=former).update(managed_by=self.name)
                choosing.rename_school(former, self.name)

    def clean(self):
        """Who is named can be reached: a name alone helps nobody."""
        if (self.protection_person or self.protection_function) and not self.protection_reach:
            raise ValidationError({"protection_reach": _("Napisz, jak uczeń ma trafić do tej osoby.")})


class Staff(models.Model):
    """A person who works at a school.

    A lead runs the whole school and appoints; a secretary does the same office work and appoints no lead; a teacher sees
    the classes he or she teaches. Who works at several schools has a post at each.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("koordynator szkoły")
        SECRETARY = "secretary", _("sekretariat")
        TEACHER = "teacher", _("nauczyciel")

    OFFICE = (Role.LEAD, Role.SECRETARY)

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="staff", verbose_name=_("szkoła"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="school_posts",
        verbose_name=_("osoba"),
        limit_choices_to={"managed_by": ""},  # a pupil is nobody's staff
    )
    role = models.CharField(_("rola"), max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = _("pracownik szkoły")
        verbose_name_plural = _("pracownicy szkół")
        constraints = [models.UniqueConstraint(fields=["school", "person"], name="one_post_per_school_and_person")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()}, {self.school})"


class Invitation(models.Model):
    """A post at a school, offered by a link in a letter or by a code on paper. It works once, and not for ever.

    Of the code itself only a keyed hash is kept.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("rola"), max_length=10, choices=Staff.Role.choices)
    classes = models.ManyToManyField("SchoolClass", blank=True, related_name="+", verbose_name=_("klasy"))
    email = models.EmailField(_("adres e-mail"), blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("zaproszenie")
        verbose_name_plural = _("zaproszenia")

    def __str__(self) -> str:
        return f"{self.school}: {self.get_role_display()}"
