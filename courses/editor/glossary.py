"""The glossary in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Słowniczek")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["term", "explanation", "live"]
    search_fields = ["term", "explanation"]
    panels = [FieldPanel("term"), FieldPanel("explanation")]


register_snippet(GlossaryViewSet)
