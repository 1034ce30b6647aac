"""A lesson: steps that a trainer writes, one idea each, shown one card a screen (see courses.cards)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from courses import lessons, page_forms, previewing
from courses.blocks import StepBlock
from courses.blocks.reading import texts
from courses.blocks.recordings import films_without_captions
from courses.board import board_deck
from courses.models.reviewed import ReviewedPage
from courses.page_forms import LessonPageForm
from courses.plans import readers
from courses.searching.findable import FINDABLE_WORDS, Findable
from courses.searching.matching import Passage
from courses.summaries import keeping

BOARD = "tablica"  # an address with this asks for the smartboard


class LessonPage(Findable, RoutablePageMixin, ReviewedPage):
    summary = models.CharField(_("w jednym zdaniu"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("czas (min)"), default=10, validators=[MinValueValidator(1)])
    body = StreamField([("step", StepBlock())], verbose_name=_("kroki lekcji"))
    to_remember = models.TextField(_("do zapamiętania: po jednym w wierszu"), blank=True)

    base_form_class = LessonPageForm
    template = "courses/lesson_page.html"
    board_template = "courses/lesson_board.html"
    whole_template = "courses/lesson_all.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("minutes"),
        FieldPanel("body"),
        FieldPanel("to_remember"),
        InlinePanel(
            "check_questions",
            label=_("Pytanie sprawdzające"),
            heading=_("Sprawdź się"),
            help_text=_("Od trzech do pięciu pytań z banku. Nowe pytanie dodasz w menu „Bank pytań”."),
        ),
        *ReviewedPage.review_panels,
    ]
    search_fields = [
        *ReviewedPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        FINDABLE_WORDS,
    ]

    class Meta:
        verbose_name = _("lekcja")
        verbose_name_plural = _("lekcje")

    def must_haves(self):
        asks = self.check_questions.all() or lessons.linked_in_steps(self)
        missing = [] if asks else [page_forms.ask_something()]
        missing += films_without_captions(self.body, self.locale.language_code)
        return [*missing, page_forms.no_calls()] if 'href="tel:' in str(self.body.get_prep_value()) else missing

    @property
    def points_to_remember(self) -> list[str]:
        return [line.strip() for line in self.to_remember.splitlines() if line.strip()]

    def passages(self) -> list[Passage]:
        step = self.body.stream_block.child_blocks["step"]
        steps = [
            Passage("\n".join(texts(step, stored["value"])), place=f"{number}/")
            for number, stored in enumerate(self.body.raw_data, start=1)
        ]
        return [Passage(self.title), Passage(self.summary), *steps, Passage(self.to_remember, place="all/#remember")]

    def get_context(self, request, *args, **kwargs):
        """Whoever teaches is offered the plan; the question is asked only where the page shows who is signed in."""
        teaches = SimpleLazyObject(lambda: readers.may_have(request.user))
        return super().get_context(request, *args, **kwargs) | {"may_have_plan": teaches}

    def card_url(self, number: int, request=None) -> str:
        """Return the address of a card of the lesson."""
        return f"{self.get_url(request)}{number}/"

    @path("")
    def where_left_off(self, request):
        """Open the card where the person left off; the first one for who is new or not enrolled."""
        if BOARD in request.GET:
            return self.board(request, 1)
        context = lessons.lesson_context(request.user, self)
        number = lessons.where_left_off(context)
        return self.card_page(request, context, 1) if number == 1 else redirect(self.card_url(number, request))

    @path("<int:number>/")
    def card(self, request, number):
        if BOARD in request.GET:
            return self.board(request, number)
        context = lessons.lesson_context(request.user, self)
        if not 1 <= number <= len(context["deck"].cards):
            return redirect(self.get_url(request))
        return self.card_page(request, context, number)

    def board(self, request, number):
        """Show a card for the whole class; who is signed in makes no difference."""
        deck = board_deck(self)
        if not 1 <= number <= len(deck.cards):
            return redirect(f"{self.get_url(request)}?{BOARD}")
        return render(request, self.board_template, {"page": self} | lessons.card_context(deck, number))

    @path("all/")
    def whole(self, request):
        """Show the whole lesson as one page, to print or to read in one go."""
        context = lessons.lesson_context(request.user, self)
        return render(request, self.whole_template, self.get_context(request) | context)

    @path("summary/")
    def summary_sheet(self, request):
        """Give out the lesson on one sheet of paper."""
        sheet = keeping.open_summary(self)
        return FileResponse(sheet, content_type="application/pdf", filename=f"{self.slug}.pdf")

    @path("poster/")
    def poster(self, request):
        """Give out the lesson as a poster for the wall of a classroom."""
        sheet = keeping.open_poster(self)
        return FileResponse(sheet, content_type="application/pdf", filename=f"{self.slug}-a3.pdf")

    def card_page(self, request, context, number, *, status=200):
        lessons.see_card(context, number)
        context = self.get_context(request) | context | lessons.card_context(context["deck"], number)
        return render(request, self.template, context, status=status)

    @property
    def preview_modes(self):
        return previewing.modes(self)

    def serve_preview(self, request, mode_name):
        """Show the version in the editor in one of `courses.previewing`'s ways; writes nothing."""
        if mode_name == previewing.BOARD:
            return self.board(request, 1)
        if number := previewing.card_of(self, mode_name):
            context = self.get_context(request) | previewing.pupil_context(self, number)
            return render(request, self.template, context)
        other = previewing.in_language(self, mode_name) if mode_name else None
        if other:
            with translation.override(mode_name):
                return other.serve_preview(request, previewing.GUEST)
        return render(request, self.whole_template, self.get_context(request) | previewing.guest_context(self))


class LessonQuestion(Orderable):
    lesson = ParentalKey(LessonPage, on_delete=models.CASCADE, related_name="check_questions")
    question = models.ForeignKey(
        "quizzes.Question", on_delete=models.PROTECT, related_name="lesson_uses", verbose_name=_("pytanie")
    )
