"""The question bank in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from quizzes.models import Category, Question


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    list_display = ["text", "kind", "category", "is_critical", "live"]
    list_filter = ["category", "is_critical", "difficulty", "locale"]
    search_fields = ["text", "code"]
    list_export = ["code", "category", "text", "is_critical", "difficulty", "reviewed_on"]
    panels = [
        FieldPanel("text"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
        FieldPanel("answer"),
        FieldPanel("explanation"),
        MultiFieldPanel(
            [
                FieldPanel("category"),
                FieldPanel("tags"),
                FieldPanel("is_critical"),
                FieldPanel("difficulty"),
                FieldPanel("code"),
                FieldPanel("is_archived"),
            ],
            heading=_("W banku pytań"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("guideline_edition"),
                FieldPanel("reviewed_by"),
                FieldPanel("reviewed_on"),
            ],
            heading=_("Źródło i recenzja"),
        ),
    ]


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "folder-open-inverse"
    search_fields = ["name"]
