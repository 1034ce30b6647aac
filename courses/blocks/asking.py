"""A question in the middle of a lesson."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from courses.blocks import groups


class QuestionBlock(SnippetChooserBlock):
    """A question of the bank, asked in place. It belongs to the lesson's check like those at the end (see courses.lessons)."""

    def get_preview_value(self):
        return self.target_model(text=_("Ktoś leży i nie reaguje. Co robisz najpierw?"))

    class Meta:
        icon = "help"
        label = _("Pytanie")
        description = _("Pytanie z banku, zadane w tym miejscu. Odpowiedź od razu jest oceniona i objaśniona.")
        group = groups.DOING
        template = "courses/blocks/question.html"
