"""The reports themselves. Each asks one rule and puts the answer into words."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from courses.editor.reports.base import Cell, Filter, Report, yes
from courses.upkeep import editions, reviews, translations
from quizzes.editor.statistics import words
from quizzes.models import Question
from quizzes.statistics.hardest import hardest

REVIEW_STATES = {
    "over": gettext_lazy("po terminie"),
    "unsigned": gettext_lazy("bez podpisu"),
    "soon": gettext_lazy("wkrótce"),
    "good": gettext_lazy("aktualna"),
}
TRANSLATION_STATES = {
    "live": gettext_lazy("jest"),
    "old": gettext_lazy("starsze niż oryginał"),
    "draft": gettext_lazy("szkic"),
    "missing": gettext_lazy("brak"),
}


def edit_url(thing) -> str:
    name = "wagtailsnippets_quizzes_question:edit" if isinstance(thing, Question) else "wagtailadmin_pages:edit"
    return reverse(name, args=[thing.pk])


def day(value) -> str:
    return date_format(value, "j.m.Y") if value else ""


class Reviews(Report):
    name = "reviews"
    page_title = gettext_lazy("Recenzje medyczne")
    header_icon = "clipboard-list"
    explanation = gettext_lazy("Najpierw to, czego podpis stracił ważność, potem to, czego nikt jeszcze nie podpisał.")

    def header(self):
        return [
            _("Strona"),
            _("Rodzaj"),
            _("Język"),
            _("Stan"),
            _("Następna recenzja do"),
            _("Recenzent"),
            _("Data recenzji"),
            _("Wydanie wytycznych"),
            _("Opublikowana"),
        ]

    def filters(self):
        return [Filter("state", _("Stan"), list(REVIEW_STATES.items()), self.chosen("state"))]

    def rows(self):
        found = reviews.of_medical_pages(today=timezone.localdate())
        wanted = self.chosen("state")
        return [self.row(one) for one in found if wanted in {"", one.state}]

    def row(self, one):
        page = one.page
        return [
            Cell(page.title, edit_url(page)),
            Cell(capfirst(page._meta.verbose_name)),
            Cell(page.locale.language_code),
            Cell(str(REVIEW_STATES[one.state]), todo=one.state != "good"),
            Cell(day(page.review_by)),
            Cell(page.reviewed_by),
            Cell(day(page.reviewed_on)),
            Cell(page.guideline_edition),
            Cell(yes(page.live)),
        ]


class Translations(Report):
    name = "translations"
    page_title = gettext_lazy("Tłumaczenia")
    header_icon = "site"
    explanation = gettext_lazy(
        "Każda strona po polsku i to, jak daleko jest w innych językach. „Starsze niż oryginał”: oryginał opublikowano później."
    )

    def header(self):
        names = dict(settings.LANGUAGES)
        others = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE]
        return [_("Strona"), _("Rodzaj"), *(str(names[code]) for code in others)]

    def filters(self):
        states = [(state, label) for state, label in TRANSLATION_STATES.items() if state != "live"]
        return [Filter("state", _("W którymś języku"), states, self.chosen("state"))]

    def rows(self):
        wanted = self.chosen("state")
        lines = [
            line
            for line in translations.board()
            if not wanted or wanted in {translated.state for translated in line.places}
        ]
        return [self.row(line) for line in lines]

    def row(self, line):
        kind = capfirst(line.page.content_type.model_class()._meta.verbose_name)
        return [Cell(line.page.title, edit_url(line.page)), Cell(kind), *(self.cell(line, one) for one in line.places)]

    def cell(self, line, translated):
        words_for_it = str(TRANSLATION_STATES[translated.state])
        if translated.page:
            return Cell(words_for_it, edit_url(translated.page), todo=translated.state != "live")
        may_translate = self.request.user.has_perm("wagtail_localize.submit_translation")
        url = reverse("wagtail_localize:submit_page_translation", args=[line.page.pk]) if may_translate else ""
        return Cell(words_for_it, url, todo=True)


class Editions(Report):
    name = "editions"
    page_title = gettext_lazy("Wydania wytycznych")
    header_icon = "doc-full"
    explanation = gettext_lazy("Co powołuje się na które wydanie. Gdy wychodzi nowe, to jest lista do przeczytania.")

    def header(self):
        return [_("Wydanie wytycznych"), _("Rodzaj"), _("Tytuł"), _("Język"), _("Opublikowane"), _("Recenzja medyczna")]

    def filters(self):
        known = sorted({one.edition for one in self.found})
        return [Filter("edition", _("Wydanie"), [(name, name) for name in known], self.chosen("edition"))]

    @property
    def found(self):
        if not hasattr(self, "_found"):
            self._found = editions.quoting()
        return self._found

    def rows(self):
        wanted = self.chosen("edition")
        return [
            [
                Cell(one.edition),
                Cell(capfirst(one.thing._meta.verbose_name)),
                Cell(str(one.thing), edit_url(one.thing)),
                Cell(one.thing.locale.language_code),
                Cell(yes(one.thing.live)),
                self.review(one.thing),
            ]
            for one in self.found
            if wanted in {"", one.edition}
        ]

    def review(self, thing):
        """Say of a medical page whether its review holds."""
        if not getattr(thing, "is_medical", False):
            return Cell("")
        state = reviews.state_of(thing, today=timezone.localdate())
        return Cell(str(REVIEW_STATES[state]), todo=state != "good")


class Hardest(Report):
    name = "hardest"
    page_title = gettext_lazy("Najtrudniejsze pytania")
    header_icon = "help"
    explanation = gettext_lazy(
        "Pytania, za które jest najmniej punktów, ze wszystkich testów. Nazwisk nie ma tu nigdy."
    )

    def header(self):
        return [_("Pytanie"), _("Rodzaj"), _("Łatwość"), _("Zadane"), _("Krytyczne")]

    def rows(self):
        return [
            [
                Cell(
                    item.known.text or _("pytanie usunięte z banku"),
                    reverse("quiz_statistics_question", args=[item.known.ref]),
                ),
                Cell(item.known.kind_label),
                Cell(words.share(item.facility)),
                Cell(words.count(item.sums.asked)),
                Cell(yes(item.known.is_critical), todo=item.known.is_critical),
            ]
            for item in hardest(language=get_language() or "")
        ]


REPORTS = [Reviews, Translations, Editions, Hardest]
