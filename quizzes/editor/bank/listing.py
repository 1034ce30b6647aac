"""The list of the bank: its columns, and what they need for a whole page in a few queries."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusFlagColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import IndexView

from quizzes.editor.bank.categories import LinkColumn, path_of
from quizzes.editor.bank.states import in_moderation, states_of
from quizzes.kinds import KINDS
from quizzes.models import Question


def kind_label(question: Question) -> str:
    return KINDS[question.kind].label if question.kind in KINDS else _("bez odpowiedzi")


def tags_of(question: Question) -> str:
    return ", ".join(sorted(item.tag.name for item in question.tagged_items.all()))


COLUMNS = [
    "text",
    Column("kind_label", label=gettext_lazy("Rodzaj"), accessor=kind_label),
    Column(
        "category_path",
        label=gettext_lazy("Kategoria"),
        accessor=lambda question: path_of(question.category),
        sort_key="category__name",
    ),
    StatusFlagColumn(
        "is_critical",
        label=gettext_lazy("Krytyczne"),
        true_label=gettext_lazy("krytyczne"),
        sort_key="is_critical",
    ),
    Column("difficulty", label=gettext_lazy("Trudność"), accessor="get_difficulty_display", sort_key="difficulty"),
    Column("tag_names", label=gettext_lazy("Etykiety"), accessor=tags_of),
    Column("languages", label=gettext_lazy("Języki"), accessor=lambda question: ", ".join(question.languages)),
    LinkColumn(
        "uses",
        label=gettext_lazy("Użycia"),
        get_url=lambda question: reverse("wagtailsnippets_quizzes_question:usage", args=[question.pk]),
    ),
    Column("states", label=gettext_lazy("Stan"), accessor=lambda question: ", ".join(question.states)),
]


def dress(questions: Iterable[Question]) -> list[Question]:
    """Give the questions of a page what their row shows: `languages`, `uses`, `states`."""
    page = list(questions)
    prefetch_related_objects(page, "category__parent", "tagged_items__tag")
    languages = languages_of(page)
    counted = Question.objects.filter(pk__in=[question.pk for question in page])
    uses = dict(counted.annotate(uses=ReferenceIndex.usage_count_subquery(Question)).values_list("pk", "uses"))
    moderated = set(in_moderation())
    for question in page:
        question.languages = languages[question.translation_key]
        question.uses = uses.get(question.pk, 0)
        question.states = states_of(question, moderated=question.pk in moderated)
    return page


def languages_of(questions: list[Question]) -> dict:
    rows = Question.objects.filter(translation_key__in=[question.translation_key for question in questions])
    found = defaultdict(list)
    for key, language in rows.order_by("locale__pk").values_list("translation_key", "locale__language_code"):
        found[key].append(language)
    return found


class BankList(IndexView):
    def search_queryset(self, queryset):
        """What was found, in the order that was asked for: the search itself sorts by indexed columns only."""
        if not (self.is_searching and self.is_explicitly_ordered):
            return super().search_queryset(queryset)
        found = super().search_queryset(queryset.order_by("id"))
        return queryset.filter(pk__in=[question.pk for question in found])

    def get_table(self, object_list):
        return super().get_table(dress(object_list))
