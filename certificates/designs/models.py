"""A design as administrators make it, and its editions: what was published, kept for ever."""

from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin

from certificates.designs import checking, colours, editions
from certificates.designs.bases import BaseName
from certificates.designs.samples import SAMPLES

LANGUAGES = [("pl", _("polski")), ("en", _("angielski")), ("uk", _("ukraiński"))]


class Picture(models.Model):
    """A logo or a signature, checked and cleaned when it was uploaded; its content never changes."""

    title = models.CharField(_("nazwa"), max_length=100)
    content = models.BinaryField(editable=False)
    media_type = models.CharField(_("rodzaj"), max_length=30, editable=False)
    created_at = models.DateTimeField(_("dodano"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("obraz do zaświadczeń")
        verbose_name_plural = _("obrazy do zaświadczeń")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """What a design said and showed when it was published. Certificates name it by its digest; so it stays as it is."""

    digest = models.CharField(max_length=64, unique=True)
    content = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("wydanie wzoru")
        verbose_name_plural = _("wydania wzorów")

    def __str__(self) -> str:
        return self.digest[:12]

    @classmethod
    def of(cls, design: "Design") -> "Edition":
        """Return the edition of the design as it is now; the same words and pictures are the same edition."""
        content = editions.content_of(design)
        return cls.objects.get_or_create(digest=editions.digest_of(content), defaults={"content": content})[0]


class Design(DraftStateMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """How certificates look: a base, colours, a logo, texts in three languages, and who signs."""

    title = models.CharField(_("nazwa wzoru"), max_length=100, help_text=_("Tylko dla administratorów."))
    base = models.CharField(_("podstawa"), max_length=20, choices=BaseName.choices, default=BaseName.PROGRAMME)
    accent = models.CharField(
        _("kolor główny"), max_length=7, default=colours.TEAL, validators=[colours.check_code],
        help_text=_("Nagłówki, ramka i pierścień. Musi być czytelny na papierze: kontrast co najmniej 4,5."),
    )  # fmt: skip
    ornament = models.CharField(
        _("kolor ozdób"), max_length=7, default=colours.BRASS, validators=[colours.check_code],
        help_text=_("Tylko linie i ozdoby, żadnego tekstu."),
    )  # fmt: skip
    paper = models.CharField(
        _("kolor papieru"), max_length=7, default=colours.WHITE, validators=[colours.check_code],
        help_text=_("Biały zużywa najmniej tuszu."),
    )  # fmt: skip
    logo = models.ForeignKey(
        Picture, verbose_name=_("logo"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    logo_alt = models.CharField(
        _("opis logo"), max_length=100, blank=True,
        help_text=_("Dla osób, które słuchają dokumentu, na przykład „Logo Szkoły Podstawowej nr 1”."),
    )  # fmt: skip
    letterhead = models.TextField(
        _("nagłówek papieru"), blank=True, validators=[MaxLengthValidator(300)],
        help_text=_("Nazwa szkoły w pierwszym wierszu, potem adres: najwyżej cztery wiersze."),
    )  # fmt: skip
    heading_pl = models.CharField(_("tytuł po polsku"), max_length=40, default="Zaświadczenie")
    heading_en = models.CharField(_("tytuł po angielsku"), max_length=40, default="Certificate")
    heading_uk = models.CharField(_("tytuł po ukraińsku"), max_length=40, default="Посвідчення")
    kind_pl = models.CharField(_("podtytuł po polsku"), max_length=80, default="o ukończeniu szkolenia e-learningowego")
    kind_en = models.CharField(
        _("podtytuł po angielsku"), max_length=80, default="of completion of an e-learning course"
    )
    kind_uk = models.CharField(
        _("podtytuł po ukraińsku"), max_length=80, default="про завершення електронного навчання"
    )
    closing_pl = models.CharField(_("zdanie od siebie po polsku"), max_length=140, blank=True)
    closing_en = models.CharField(_("zdanie od siebie po angielsku"), max_length=140, blank=True)
    closing_uk = models.CharField(_("zdanie od siebie po ukraińsku"), max_length=140, blank=True)
    second_language = models.CharField(
        _("drugi język"), max_length=5, choices=LANGUAGES, blank=True,
        help_text=_("Zaświadczenie jest w języku kursu, a pod spodem drugi raz w tym języku."),
    )  # fmt: skip
    for_school = models.CharField(
        _("dla uczniów szkoły"), max_length=200, blank=True, help_text=_("Puste: dla wszystkich.")
    )
    for_courses = models.JSONField(
        _("dla kursów"), default=list, blank=True, help_text=_("Nic nie wybrano: dla wszystkich.")
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, editable=False, related_name="designs")

    preview_modes = [(sample.name, sample.label) for sample in SAMPLES]

    class Meta:
        verbose_name = _("wzór zaświadczenia")
        verbose_name_plural = _("wzory zaświadczeń")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self):
        super().clean()
        checking.check(self)

    def save(self, *args, **kwargs):
        """What goes live is frozen, whatever the way. Raises ValidationError when something is missing."""
        goes_live = self.live and not kwargs.get("update_fields")
        if goes_live:
            checking.check_all(self)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if goes_live:
                self.edition = Edition.of(self)
                super().save(update_fields=["edition"])

    def serve_preview(self, request, mode_name):
        # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and only editors preview.
        from certificates.designs.previewing import preview

        return preview(request, self, mode_name)


class Signatory(Orderable):
    """A person whose name stands under the certificate."""

    design = ParentalKey(Design, on_delete=models.CASCADE, related_name="signatories")
    name = models.CharField(_("imię i nazwisko"), max_length=60)
    function_pl = models.CharField(_("funkcja po polsku"), max_length=60)
    function_en = models.CharField(_("funkcja po angielsku"), max_length=60)
    function_uk = models.CharField(_("funkcja po ukraińsku"), max_length=60)
    picture = models.ForeignKey(
        Picture, verbose_name=_("obraz podpisu"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("osoba podpisująca")
        verbose_name_plural = _("osoby podpisujące")

    def __str__(self) -> str:
        return self.name

    def clean(self):
        super().clean()
        checking.check_texts(self, ["name", "function_pl", "function_en", "function_uk"])
