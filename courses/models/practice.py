"""Exercises as pages: in the practice room for everybody, and as a step of a course where a trainer puts one."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from courses import going_live
from courses.blocks import PLAIN
from courses.models.pages import CoursePage
from courses.models.reviewed import ReviewedPage
from courses.practice.exercises import EXERCISES, choices
from courses.practice.steps import step_context
from courses.practice.words import lines
from quizzes import bank

WORDS_ARE_SIGNED = _(
    "To, co ćwiczenie mówi, stoi w plikach projektu. Podgląd „Wszystkie słowa, do recenzji” pokazuje je w całości: podpis "
    "recenzenta obejmuje także je, a gdy się zmienią, ćwiczenie znowu czeka na recenzję."
)
WORDS = "words"  # the preview of all that the exercise says
NO_STORY = _("Wybierz z banku pytanie rodzaju „Scenariusz z wyborami”.")


class PracticeRoomPage(Page):
    """The exercises of one language, below the front page."""

    intro = models.TextField(_("wprowadzenie"), blank=True)

    template = "courses/practice/room.html"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["courses.PracticePage"]
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    page_description = _("Ćwiczenia dla wszystkich, bez konta.")

    class Meta:
        verbose_name = _("sala ćwiczeń")
        verbose_name_plural = _("sale ćwiczeń")

    def get_context(self, request, *args, **kwargs):
        exercises = PracticePage.objects.live().child_of(self).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"exercises": exercises}


class PracticePage(ReviewedPage):
    kind = models.CharField(_("ćwiczenie"), max_length=20, choices=choices)
    summary = models.CharField(_("w jednym zdaniu"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("czas (min)"), default=5, validators=[MinValueValidator(1)])
    intro = RichTextField(_("zanim zaczniesz"), features=PLAIN, blank=True)
    question = models.ForeignKey(
        "quizzes.Question",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practice_uses",
        verbose_name=_("scenariusz z banku pytań"),
        help_text=_("Tylko dla ćwiczenia „Scenariusz z wyborami”."),
    )

    template = "courses/practice/page.html"
    parent_page_types = ["courses.PracticeRoomPage", "courses.CoursePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        HelpPanel(WORDS_ARE_SIGNED),
        FieldPanel("summary"),
        FieldPanel("minutes"),
        FieldPanel("intro"),
        FieldPanel("question"),
        *ReviewedPage.review_panels,
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("intro")]
    page_description = _("Ćwiczenie praktyczne. W kursie jest krokiem, który uczeń sam oznacza jako zrobiony.")

    class Meta:
        verbose_name = _("ćwiczenie")
        verbose_name_plural = _("ćwiczenia")

    @property
    def exercise(self):
        return EXERCISES[self.kind]

    def question_in_language(self):
        """Return the page's scenario in its language; None when there is none that may be played."""
        return next(iter(bank.in_language([self.question], self.locale)), None) if self.question_id else None

    @property
    def lacks_a_story(self) -> bool:
        return self.kind == "story" and not (self.question and self.question.kind == "scenario")

    def must_haves(self) -> list[str]:
        return [str(NO_STORY)] if self.lacks_a_story else []

    def clean(self):
        super().clean()
        if self.lacks_a_story:
            raise ValidationError({"question": NO_STORY})

    def signed_besides(self) -> dict:
        text = self.exercise.text(self.locale.language_code)
        return {} if text is None else {"exercise": text}

    @cached_property
    def awaits_review(self) -> bool:
        """Also when a signature is there and the exercise says something else by now."""
        return self.is_medical and (super().awaits_review or not going_live.was_signed(self))

    @property
    def preview_modes(self):
        return [*self.DEFAULT_PREVIEW_MODES, (WORDS, _("Wszystkie słowa, do recenzji"))]

    def serve_preview(self, request, mode_name):
        if mode_name != WORDS:
            return super().serve_preview(request, mode_name)
        text = self.exercise.text(self.locale.language_code)
        found = list(lines(text)) if text is not None else []
        return render(request, "courses/practice/words.html", {"page": self, "lines": found})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        parent = self.get_parent().specific
        context |= {"practice": self.exercise.show(self, request.GET)}
        if isinstance(parent, CoursePage):
            return context | step_context(request.user, self, parent)
        others = PracticePage.objects.live().child_of(parent).not_page(self).order_by("path")
        return context | {"room": parent, "others": others}
