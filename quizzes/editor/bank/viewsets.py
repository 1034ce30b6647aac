"""Questions in the editor: the form, the list, and the ways from one to its figures and its regrade."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from quizzes.editor.bank.copying import CopyQuestion
from quizzes.editor.bank.filters import QuestionFilterSet
from quizzes.editor.bank.forms import QuestionForm
from quizzes.editor.bank.listing import COLUMNS, BankList
from quizzes.models import Question


class EditQuestion(EditView):
    @cached_property
    def header_more_buttons(self):
        key = [self.object.translation_key]
        return [
            *super().header_more_buttons,
            Button(_("Statystyki"), url=reverse("quiz_statistics_question", args=key), icon_name="order", priority=80),
            Button(_("Oceń ponownie"), url=reverse("quiz_regrade_question", args=key), icon_name="rotate", priority=90),
        ]


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    index_view_class = BankList
    copy_view_class = CopyQuestion
    edit_view_class = EditQuestion
    filterset_class = QuestionFilterSet
    list_display = COLUMNS
    search_fields = None  # Wagtail's search, over what the model says
    list_per_page = 50
    list_export = [
        "code",
        "kind",
        "category",
        "text",
        "is_critical",
        "difficulty",
        "live",
        "reviewed_by",
        "reviewed_on",
    ]
    edit_handler = ObjectList(
        [
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
                heading=gettext_lazy("W banku pytań"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("source"),
                    FieldPanel("guideline_edition"),
                    FieldPanel("reviewed_by"),
                    FieldPanel("reviewed_on"),
                ],
                heading=gettext_lazy("Źródło i recenzja"),
            ),
        ],
        base_form_class=QuestionForm,
    )
