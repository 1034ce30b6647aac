"""Looking for questions in the bank.

What Wagtail's search cannot filter by (tags, the kind inside the answer) becomes a list of ids, which it can.
"""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.filters import WagtailFilterSet

from quizzes.editor.bank.categories import in_order, path_of
from quizzes.editor.bank.states import in_moderation
from quizzes.kinds import KINDS
from quizzes.models import Question


class CategoryField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, obj):
        return path_of(obj)


class CategoryFilter(django_filters.ModelChoiceFilter):
    field_class = CategoryField


def only(questions, condition: Q):
    return questions.filter(pk__in=Question.objects.filter(condition).values("pk"))


class QuestionFilterSet(WagtailFilterSet):
    """Archived questions are shown only when asked for."""

    category = CategoryFilter(
        label=_("Kategoria"), queryset=lambda request: in_order(), method="in_category", widget=forms.Select
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Rodzaj"),
        choices=[(kind.name, kind.label) for kind in KINDS.values()],
        method="of_kind",
        widget=forms.CheckboxSelectMultiple,
    )
    tag = django_filters.ModelMultipleChoiceFilter(
        label=_("Etykieta"),
        queryset=lambda request: (
            Tag.objects.filter(quizzes_questiontag_items__isnull=False).distinct().order_by("name")
        ),
        method="with_tags",
        widget=forms.CheckboxSelectMultiple,
    )
    state = django_filters.ChoiceFilter(
        label=_("Stan"),
        method="in_state",
        empty_label=_("Wszystkie"),
        widget=forms.RadioSelect,
        choices=[
            ("live", _("opublikowane")),
            ("draft", _("szkice")),
            ("changed", _("z nieopublikowanymi zmianami")),
            ("moderation", _("w recenzji")),
        ],
    )
    reviewed = django_filters.ChoiceFilter(
        label=_("Recenzja medyczna"),
        method="by_review",
        empty_label=_("Wszystkie"),
        widget=forms.RadioSelect,
        choices=[("yes", _("po recenzji")), ("no", _("czeka na recenzję"))],
    )
    archived = django_filters.ChoiceFilter(
        label=_("Archiwum"),
        method="in_archive",
        empty_label=_("Bez archiwum"),
        widget=forms.RadioSelect,
        choices=[("yes", _("tylko archiwum")), ("all", _("z archiwum"))],
    )

    class Meta:
        model = Question
        fields = ["category", "kind", "difficulty", "is_critical", "tag", "state", "reviewed", "archived"]

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("archived") else found.filter(is_archived=False)

    def in_category(self, questions, name, category):
        return only(questions, Q(category=category) | Q(category__parent=category))

    def of_kind(self, questions, name, kinds):
        return only(questions, Q(answer__0__type__in=kinds)) if kinds else questions

    def with_tags(self, questions, name, tags):
        return only(questions, Q(tags__in=tags)) if tags else questions

    def in_state(self, questions, name, state):
        conditions = {
            "live": Q(live=True),
            "draft": Q(live=False),
            "changed": Q(live=True, has_unpublished_changes=True),
        }
        if state == "moderation":
            return questions.filter(pk__in=in_moderation())
        return only(questions, conditions[state])

    def by_review(self, questions, name, answer):
        missing = Q(reviewed_by="")
        return only(questions, ~missing if answer == "yes" else missing)

    def in_archive(self, questions, name, answer):
        return questions.filter(is_archived=True) if answer == "yes" else questions
