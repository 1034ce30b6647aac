"""The outbox in the editor: administrators see what was sent, and what a person has to decide."""

from django.contrib.auth import get_permission_codename
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from reminders.models import Message


class OutboxPermissions(ModelPermissionPolicy):
    """Letters are written by deeds: nobody adds or deletes one by hand."""

    def user_has_permission(self, user, action):
        return action in {"change", "view"} and super().user_has_permission(user, action)


register_permission_policy(Message, OutboxPermissions(Message))


class MessageViewSet(ModelViewSet):
    model = Message
    name = "outbox"
    icon = "mail"
    menu_label = _("Skrzynka nadawcza")
    add_to_admin_menu = True
    menu_order = 700
    list_display = ["kind", "recipient", "state", "due_at", "sent_at", "tries", "error"]
    list_filter = ["state", "kind"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    panels = [FieldPanel("state", help_text=_("„czeka” wysyła list jeszcze raz; „wysłana” zamyka sprawę."))]

    def get_queryset(self, request):
        return Message.objects.select_related("recipient")


@hooks.register("register_admin_viewset")
def register_outbox():
    return MessageViewSet()


class UnknownLetters(SummaryItem):
    """How many letters wait for a person's decision."""

    order = 300

    def is_shown(self):
        permission = get_permission_codename("change", Message._meta)
        return self.count and self.request.user.has_perm(f"reminders.{permission}")

    @property
    def count(self) -> int:
        return Message.objects.filter(state=Message.State.UNKNOWN).count()

    def render_html(self, parent_context=None):
        label = ngettext("list bez potwierdzenia wysłania", "listów bez potwierdzenia wysłania", self.count)
        return format_html("<li>{} {}</li>", self.count, label)


@hooks.register("construct_homepage_summary_items")
def show_unknown_letters(request, items):
    items.append(UnknownLetters(request))
