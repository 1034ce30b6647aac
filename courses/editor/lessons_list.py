"""All lessons in one list: what state they are in, what they ask, which languages they are in, and how fresh their review is."""

from collections import defaultdict

import django_filters
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale, Page

from courses.models import LessonPage

STATES = [
    ("live", gettext_lazy("opublikowane")),
    ("draft", gettext_lazy("szkice")),
    ("changed", gettext_lazy("z nieopublikowanymi zmianami")),
]
REVIEWS = [
    ("unsigned", gettext_lazy("bez podpisu")),
    ("over", gettext_lazy("po terminie")),
    ("signed", gettext_lazy("podpisane")),
]


class LessonFilterSet(PageFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("Stan"), choices=STATES, method="in_state")
    review = django_filters.ChoiceFilter(label=gettext_lazy("Recenzja"), choices=REVIEWS, method="by_review")
    language = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Język"), queryset=Locale.objects.all(), field_name="locale"
    )
    asks = django_filters.ChoiceFilter(
        label=gettext_lazy("Pytania"),
        choices=[("none", gettext_lazy("bez pytań")), ("some", gettext_lazy("z pytaniami"))],
        method="by_questions",
    )
    guideline_edition = django_filters.CharFilter(label=gettext_lazy("Wydanie wytycznych"), lookup_expr="icontains")

    class Meta:
        model = LessonPage
        fields: list[str] = []

    def in_state(self, lessons, name, state):
        conditions = {
            "live": Q(live=True),
            "draft": Q(live=False),
            "changed": Q(live=True, has_unpublished_changes=True),
        }
        return lessons.filter(conditions[state])

    def by_review(self, lessons, name, state):
        today = timezone.localdate()
        unsigned = Q(reviewed_by="") | Q(reviewed_on=None)
        conditions = {
            "unsigned": Q(is_medical=True) & unsigned,
            "over": Q(is_medical=True, review_by__lt=today) & ~unsigned,
            "signed": ~unsigned & (Q(review_by=None) | Q(review_by__gte=today)),
        }
        return lessons.filter(conditions[state])

    def by_questions(self, lessons, name, answer):
        return lessons.filter(check_questions__isnull=answer == "none").distinct()


def review_of(lesson) -> str:
    """Return in words who signed it and when, or that nobody did."""
    if lesson.awaits_review:
        return _("bez podpisu")
    if not lesson.reviewed_on:
        return "–"
    return f"{date_format(lesson.reviewed_on, 'j.m.Y')} · {lesson.reviewed_by}"


def due(lesson) -> str:
    if not lesson.review_by:
        return ""
    day = date_format(lesson.review_by, "j.m.Y")
    return _("%s (po terminie)") % day if lesson.review_by < timezone.localdate() else day


def languages(lesson) -> str:
    return ", ".join(getattr(lesson, "languages", []))


def questions(lesson) -> int:
    return lesson.how_many_questions


class LessonList(IndexView):
    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages.annotate(how_many_questions=Count("check_questions", distinct=True)))

    def get_table(self, object_list):
        return super().get_table(dress(object_list))


def dress(lessons) -> list:
    """Give the lessons of a page the languages they are in, in one query."""
    page = list(lessons)
    there = defaultdict(list)
    rows = Page.objects.filter(translation_key__in=[lesson.translation_key for lesson in page], alias_of=None)
    for key, language in rows.order_by("locale__pk").values_list("translation_key", "locale__language_code"):
        there[key].append(language)
    for lesson in page:
        lesson.languages = there[lesson.translation_key]
    return page


class LessonListing(PageListingViewSet):
    model = LessonPage
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Lekcje")
    menu_order = 250
    add_to_admin_menu = True
    index_view_class = LessonList
    filterset_class = LessonFilterSet
    list_display = [
        BulkActionsColumn("bulk_actions"),
        # plain, because the menu of buttons in Wagtail's own column asks the database four times a row
        TitleColumn(
            "title",
            label=gettext_lazy("Tytuł"),
            accessor="get_admin_display_title",
            sort_key="title",
            get_url=lambda lesson: reverse("wagtailadmin_pages:edit", args=[lesson.pk]),
        ),
        Column("language", label=gettext_lazy("Język"), accessor="locale.language_code", sort_key="locale"),
        ParentPageColumn("parent", label=gettext_lazy("Kurs")),
        Column("questions", label=gettext_lazy("Pytania"), accessor=questions, sort_key="how_many_questions"),
        Column("languages", label=gettext_lazy("Języki"), accessor=languages),
        Column("review", label=gettext_lazy("Ostatnia recenzja"), accessor=review_of, sort_key="reviewed_on"),
        Column("due", label=gettext_lazy("Następna recenzja do"), accessor=due, sort_key="review_by"),
        PageStatusColumn("status", label=gettext_lazy("Stan"), sort_key="live"),
    ]
    list_export = ["title", "live", "guideline_edition", "reviewed_by", "reviewed_on", "review_by", "is_medical"]
    export_filename = "lekcje"


lessons = LessonListing("lessons")


@hooks.register("register_admin_viewset")
def lesson_list():
    return lessons
