"""The drawers of the bank: where each one stands, and how much is in it."""

from django.db.models import Count, F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from quizzes.models import Category


def path_of(category: Category) -> str:
    """Return the category's name after that of the one it stands in."""
    return f"{category.parent.name} › {category.name}" if category.parent else category.name


def in_order():
    """Return the categories, each main one before those that stand in it."""
    first = Coalesce("parent__name", "name")
    return Category.objects.select_related("parent").order_by(first, F("parent__name").asc(nulls_first=True), "name")


class LinkColumn(Column):
    """A cell that leads somewhere. `get_url` takes the row's object."""

    cell_template_name = "quizzes/editor/_link_cell.html"

    def __init__(self, name, *, get_url, **kwargs):
        super().__init__(name, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"url": self.get_url(instance)}


class CategoryList(IndexView):
    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        return super()._get_title_column(field_name, column_class, accessor=path_of, **kwargs)

    def get_base_queryset(self):
        return in_order().annotate(how_many=Count("questions"))

    def order_queryset(self, queryset):
        return super().order_queryset(queryset) if self.is_explicitly_ordered else queryset


class CategoryViewSet(SnippetViewSet):
    """A category is moved by its own form: „w kategorii”."""

    model = Category
    icon = "folder-open-inverse"
    search_fields = ["name", "parent__name"]
    index_view_class = CategoryList
    list_display = [
        "name",
        LinkColumn(
            "how_many",
            label=_("Pytania"),
            get_url=lambda category: (
                reverse("wagtailsnippets_quizzes_question:list") + f"?category={category.pk}&archived=all"
            ),
        ),
    ]
