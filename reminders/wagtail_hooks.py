"""The outbox in the editor."""

from django.contrib.auth import get_permission_codename
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.permissions import register_permission_policy

from reminders.models import Message
from reminders.office import MessageViewSet, ReadAndDecide

register_permission_policy(Message, ReadAndDecide(Message))


@hooks.register("register_admin_viewset")
def register_outbox():
    return MessageViewSet()


@hooks.register("register_log_actions")
def register_decisions(actions):
    actions.register_action("reminders.send_again", _("Ponowne wysłanie"), _("Polecono wysłać list jeszcze raz"))
    actions.register_action("reminders.close", _("Zamknięcie"), _("Uznano list za wysłany"))


class UnknownLetters(SummaryItem):
    """How many letters wait for a person's decision."""

    order = 300

    @cached_property
    def count(self) -> int:
        return Message.objects.filter(state=Message.State.UNKNOWN).count()

    def is_shown(self):
        permission = get_permission_codename("change", Message._meta)
        return self.request.user.has_perm(f"reminders.{permission}") and self.count > 0

    def render_html(self, parent_context=None):
        label = ngettext("list bez potwierdzenia wysłania", "listów bez potwierdzenia wysłania", self.count)
        where = f"{reverse('outbox:index')}?state={Message.State.UNKNOWN}"
        return format_html('<li><a href="{}">{} {}</a></li>', where, self.count, label)


@hooks.register("construct_homepage_summary_items")
def show_unknown_letters(request, items):
    items.append(UnknownLetters(request))
