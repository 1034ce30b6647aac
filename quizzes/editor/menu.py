"""The bank's menu in the editor."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from quizzes.editor.bank import CategoryViewSet, QuestionViewSet


class BankMenuItem(MenuItem):
    """Seen by who may change questions."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm("quizzes.change_question")


class BankViewSetGroup(SnippetViewSetGroup):
    items = (QuestionViewSet, CategoryViewSet)
    menu_label = _("Bank pytań")
    menu_icon = "help"
    menu_order = 300

    def get_submenu_items(self):
        pages = [
            ("quiz_statistics", _("Statystyki pytań"), "order"),
            ("quiz_essays", _("Do oceny"), "edit"),
            ("quiz_regrades", _("Ponowne oceny"), "rotate"),
            ("quiz_import", _("Wczytaj pytania"), "upload"),
            ("quiz_export", _("Zapisz pytania do pliku"), "download"),
        ]
        first = len(self.registerables) + 1
        return super().get_submenu_items() + [
            BankMenuItem(label, reverse(name), icon_name=icon, order=first + place)
            for place, (name, label, icon) in enumerate(pages)
        ]


register_snippet(BankViewSetGroup)
