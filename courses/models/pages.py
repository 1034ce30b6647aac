"""The tree a trainer edits: area › course › lessons (see courses.models.lesson) and a final quiz."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Length, Substr
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Locale, Orderable, Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from courses import catalogue, exams, going_live, page_forms, progress
from courses.blocks import PLAIN
from courses.blocks.reading import plain
from courses.fields import ChoiceListField
from courses.models.reviewed import ReviewedPage
from courses.page_forms import QuizPageForm
from courses.searching.findable import FINDABLE_WORDS, Findable
from courses.searching.matching import Passage
from quizzes.models import Question


class Audience(models.TextChoices):
    PUPIL_1_3 = "pupil_1_3", _("klasy 1–3")
    PUPIL_4_6 = "pupil_4_6", _("klasy 4–6")
    PUPIL_7_8 = "pupil_7_8", _("klasy 7–8")
    SECONDARY = "secondary", _("szkoły ponadpodstawowe")
    TEACHER = "teacher", _("nauczyciele")
    PARENT = "parent", _("rodzice")
    RESIDENT = "resident", _("mieszkańcy")


def courses_for(locale):
    """Return the live courses of a language, completed by those that exist only in the source language.

    Each carries its `area`, in that language where there is one, so that a list costs four queries however long it is.
    """
    source = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    found = catalogue.in_language_or_source(CoursePage.objects.live(), locale=locale, source=source)
    courses = list(found.select_related("locale"))
    areas = {area.path: area for area in AreaPage.objects.filter(path__in={course.area_path for course in courses})}
    here = {area.translation_key: area for area in AreaPage.objects.live().filter(locale=locale)}
    for course in courses:
        own = areas[course.area_path]
        course.area = here.get(own.translation_key, own)
    return courses


class CataloguePage(Page):
    """All courses of the site's language, with filters."""

    intro = models.TextField(_("wprowadzenie"), blank=True)

    template = "courses/catalogue_page.html"
    max_count_per_parent = 1
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("katalog kursów")
        verbose_name_plural = _("katalogi kursów")

    def get_context(self, request, *args, **kwargs):
        courses = courses_for(self.locale)
        areas = {course.area.slug: course.area for course in courses}
        choices = catalogue.read_choices(request.GET, audiences=Audience.values, areas=areas)
        return super().get_context(request, *args, **kwargs) | {
            "choices": choices,
            "courses": catalogue.narrow(courses, choices),
            "areas": areas.values(),
            "audiences": Audience.choices,
            "lengths": [(code, label) for code, (label, _low, _high) in catalogue.LENGTHS.items()],
        }


class AreaPage(Findable, Page):
    """An area of the programme. One without courses is a page that says what the area is about."""

    class Sign(models.TextChoices):
        RESCUE = "rescue", _("ratunek")
        SCHOOL = "school", _("szkoła")
        ROAD = "road", _("droga")
        SPACE = "space", _("przestrzeń")
        DIAGNOSIS = "diagnosis", _("diagnoza")

    summary = models.CharField(_("w jednym zdaniu"), max_length=200)
    sign = models.CharField(_("znak"), max_length=20, choices=Sign.choices, default=Sign.RESCUE)
    body = RichTextField(_("treść"), features=PLAIN, blank=True)
    offers_help = models.BooleanField(
        _("ramka „Potrzebuję pomocy”"),
        default=False,
        help_text=_(
            "Na każdej stronie kursów tego obszaru: zaufany dorosły, kontakt w szkole ucznia, telefony zaufania. "
            "Włącz, gdy kursy mówią o krzywdzie. Każdy język obszaru ma własny przełącznik."
        ),
    )

    ICONS = {"rescue": "cpr", "school": "school", "road": "road", "space": "pin", "diagnosis": "chart"}

    template = "courses/area_page.html"
    subpage_types = ["courses.CoursePage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("sign"),
        FieldPanel("body"),
        FieldPanel("offers_help"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body"), FINDABLE_WORDS]
    override_translatable_fields = [BaseTranslatableField("offers_help")]  # a stale translation never switches it off

    class Meta:
        verbose_name = _("obszar programu")
        verbose_name_plural = _("obszary programu")

    @property
    def icon(self) -> str:
        """The name of the drawing that stands for the area."""
        return self.ICONS[self.sign]

    def passages(self) -> list[Passage]:
        return [Passage(self.title), Passage(self.summary), Passage(plain(self.body))]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "courses": [course for course in courses_for(self.locale) if course.area_key == self.translation_key]
        }


class CourseManager(PageManager):
    """Courses that know whether their area offers help: no page of a course asks the database once more for it."""

    def get_queryset(self):
        place = Substr("path", 1, Length("path") - Page.steplen)
        area = AreaPage.objects.filter(path=models.OuterRef("area_place"), offers_help=True)
        return super().get_queryset().alias(area_place=place).annotate(offers_help=models.Exists(area))


class CoursePage(Findable, Page):
    code = models.CharField(_("symbol"), max_length=10, help_text=_("Na przykład K1."))
    summary = models.CharField(_("w jednym zdaniu"), max_length=200)
    description = RichTextField(_("opis"), features=PLAIN, blank=True)
    audiences = ChoiceListField(_("dla kogo"), choices=Audience.choices, default=list)
    minutes = models.PositiveSmallIntegerField(_("czas (min)"), validators=[MinValueValidator(1)])
    outcomes = models.TextField(_("efekty: po jednym w wierszu"), blank=True)
    practice_note = models.CharField(_("czego nie da e-learning"), max_length=300, blank=True)
    version = models.CharField(_("wersja"), max_length=20, default="1.0")
    guideline_edition = models.CharField(_("wydanie wytycznych"), max_length=60, blank=True)
    valid_months = models.PositiveSmallIntegerField(
        _("ważność zaświadczenia (miesiące)"), default=24, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    refresh_months = models.PositiveSmallIntegerField(
        _("zalecane odświeżenie po (miesiące)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )

    objects = CourseManager()

    template = "courses/course_page.html"
    parent_page_types = ["courses.AreaPage"]
    subpage_types = ["courses.LessonPage", "courses.PracticePage", "courses.PracticalPage", "courses.QuizPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("code"),
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("outcomes"), FieldPanel("practice_note")], heading=_("Co daje kurs")
        ),
        MultiFieldPanel(
            [
                FieldPanel("version"),
                FieldPanel("guideline_edition"),
                FieldPanel("valid_months"),
                FieldPanel("refresh_months"),
            ],
            heading=_("Zaświadczenie"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("description"),
        FINDABLE_WORDS,
    ]

    class Meta:
        verbose_name = _("kurs")
        verbose_name_plural = _("kursy")

    def clean(self):
        super().clean()
        if self.refresh_months and self.valid_months and self.refresh_months > self.valid_months:
            raise ValidationError({"refresh_months": _("Odświeżenie nie może wypadać po końcu ważności.")})

    def save(self, *args, **kwargs):
        going_live.refuse_live_copy(self)
        super().save(*args, **kwargs)

    @property
    def area_path(self) -> str:
        """The place of the course's area in the page tree."""
        return self.path[: -self.steplen]

    @cached_property
    def offers_help(self) -> bool:
        """Whether the area puts the box "I need help" on the course's pages. From the database the course knows (its manager)."""
        return AreaPage.objects.filter(path=self.area_path, offers_help=True).exists()

    @property
    def area_key(self):
        return self.area.translation_key

    @property
    def outcome_list(self) -> list[str]:
        return [line.strip() for line in self.outcomes.splitlines() if line.strip()]

    @property
    def audience_labels(self) -> list:
        return [Audience(code).label for code in self.audiences if code in Audience.values]

    def passages(self) -> list[Passage]:
        texts = [self.title, self.summary, plain(self.description), self.outcomes]
        return [Passage(text) for text in texts]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | progress.course_context(request.user, self)


class QuizPage(ReviewedPage):
    """The exam at the end of a course."""

    intro = models.TextField(_("wprowadzenie"), blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("próg zaliczenia (%)"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    all_critical_right = models.BooleanField(_("wszystkie pytania krytyczne muszą być dobrze"), default=True)
    time_limit = models.PositiveSmallIntegerField(
        _("limit czasu (min)"), default=0, validators=[MaxValueValidator(600)], help_text=_("0: bez limitu.")
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("najwięcej podejść"), default=0, validators=[MaxValueValidator(100)], help_text=_("0: bez ograniczeń.")
    )
    wait_minutes = models.PositiveIntegerField(
        _("przerwa między podejściami (min)"),
        default=0,
        validators=[MaxValueValidator(60 * 24 * 365)],
        help_text=_("0: bez przerwy. Doba to 1440 minut."),
    )
    shuffle = models.BooleanField(_("pytania w losowej kolejności"), default=False)
    feedback = models.CharField(
        _("informacja zwrotna"),
        max_length=10,
        choices=[
            ("at_once", _("zaraz po odpowiedzi")),
            ("at_end", _("po oddaniu testu")),
            ("never", _("tylko wynik, bez dobrych odpowiedzi")),
        ],
        default="at_end",
    )
    mistakes_only = models.BooleanField(_("po teście pokaż tylko pomyłki"), default=False)
    success_text = models.TextField(_("tekst po zaliczeniu"), blank=True)
    fail_text = models.TextField(_("tekst, gdy jeszcze nie"), blank=True)

    base_form_class = QuizPageForm
    template = "courses/quiz_page.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("pass_mark"), FieldPanel("all_critical_right")], heading=_("Zaliczenie")),
        InlinePanel("exam_questions", label=_("Pytanie"), heading=_("Stałe pytania")),
        InlinePanel(
            "draws",
            label=_("Losowanie"),
            heading=_("Pytania losowane z banku"),
            help_text=_("Najpierw losowane są pytania, których ta osoba jeszcze tu nie miała."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("shuffle"),
                FieldPanel("feedback"),
                FieldPanel("mistakes_only"),
                FieldPanel("time_limit"),
                FieldPanel("max_attempts"),
                FieldPanel("wait_minutes"),
            ],
            heading=_("Przebieg testu"),
        ),
        MultiFieldPanel([FieldPanel("success_text"), FieldPanel("fail_text")], heading=_("Po teście")),
        *ReviewedPage.review_panels,
    ]

    class Meta:
        verbose_name = _("test końcowy")
        verbose_name_plural = _("testy końcowe")

    def must_haves(self):
        return [] if self.exam_questions.all() or self.draws.all() else [page_forms.ask_in_the_exam()]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | exams.exam_context(request.user, self)


class QuizQuestion(Orderable):
    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="exam_questions")
    question = models.ForeignKey(
        "quizzes.Question", on_delete=models.PROTECT, related_name="exam_uses", verbose_name=_("pytanie")
    )


class QuizDraw(Orderable):
    """So many questions of a category, drawn anew for each attempt."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="draws")
    category = models.ForeignKey(
        "quizzes.Category", on_delete=models.PROTECT, related_name="+", verbose_name=_("kategoria")
    )
    count = models.PositiveSmallIntegerField(
        _("ile pytań"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    difficulty = models.PositiveSmallIntegerField(
        _("trudność"), choices=Question.Difficulty.choices, null=True, blank=True, help_text=_("Puste: dowolna.")
    )
    tag = models.CharField(_("etykieta"), max_length=100, blank=True, help_text=_("Puste: dowolna."))
