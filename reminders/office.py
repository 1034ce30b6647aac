"""The outbox in the editor: administrators see what was sent, and decide about what nobody else can."""

import django_filters
from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from reminders import deciding
from reminders.models import Message


class ReadAndDecide(ModelPermissionPolicy):
    """Letters are written by deeds: nobody adds, edits or deletes one by hand. Who may change letters may decide."""

    NEEDS = {"view": "view", "decide": "change"}

    def user_has_permission(self, user, action):
        return action in self.NEEDS and super().user_has_permission(user, self.NEEDS[action])


class LetterList(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("recipient")


class InspectLetter(generic.InspectView):
    page_title = gettext_lazy("List")

    @cached_property
    def header_more_buttons(self):
        if not self.user_has_permission("decide"):
            return []
        deeds = [
            (SendAgain, deciding.may_be_sent_again(self.object), "rotate"),
            (Close, deciding.may_be_closed(self.object), "check"),
        ]
        return [
            HeaderButton(
                view.submit_label,
                url=reverse(f"outbox:{view.name}", args=[self.object.pk]),
                icon_name=icon,
                priority=place,
            )
            for place, (view, is_open, icon) in enumerate(deeds)
            if is_open
        ]


class Decision(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A button, and before it what pressing it means."""

    form_class = Form
    permission_required = "decide"
    template_name = "reminders/admin/decide.html"
    header_icon = "mail"
    submit_label = ""
    explanation = ""

    @cached_property
    def message(self) -> Message:
        return get_object_or_404(Message.objects.select_related("recipient"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.message.kind}, {self.message.recipient}"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("outbox:index"), "label": MessageViewSet.menu_label},
            {"url": reverse("outbox:inspect", args=[self.message.pk]), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=self.submit_label,
            explanation=self.explanation,
            letter=self.message,
            **kwargs,
        )

    def form_valid(self, form):
        if type(self).deed(message=self.message, by=self.request.user, now=timezone.now()):
            messages.success(self.request, _("Zapisano."))
        else:
            messages.warning(self.request, _("Ktoś inny już zdecydował o tym liście."))
        return redirect("outbox:inspect", self.message.pk)


class SendAgain(Decision):
    name = "send_again"
    deed = staticmethod(deciding.send_again)
    page_title = submit_label = gettext_lazy("Wyślij jeszcze raz")
    explanation = gettext_lazy(
        "List wyjdzie w ciągu minuty. Jeśli poprzednia próba jednak się udała, odbiorca może dostać go dwa razy."
    )


class Close(Decision):
    name = "close"
    deed = staticmethod(deciding.close)
    page_title = submit_label = gettext_lazy("Uznaj za wysłany")
    explanation = gettext_lazy("Zrób to, gdy dziennik serwera poczty mówi, że list doszedł. Więcej go nie wyślemy.")


class LetterFilters(WagtailFilterSet):
    kind = django_filters.AllValuesFilter(label=gettext_lazy("Rodzaj"))

    class Meta:
        model = Message
        fields = ["state", "kind"]


class MessageViewSet(ModelViewSet):
    model = Message
    name = "outbox"
    icon = "mail"
    menu_label = gettext_lazy("Skrzynka nadawcza")
    menu_order = 700
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = LetterList
    inspect_view_enabled = True
    inspect_view_class = InspectLetter
    inspect_view_fields = [
        "kind", "recipient", "state", "created_at", "due_at", "tries", "sent_at", "message_id", "error",
    ]  # fmt: skip
    form_fields = ["kind"]  # asked for by the viewset, shown nowhere
    list_display = ["kind", "recipient", "state", "due_at", "sent_at", "tries", "error"]
    filterset_class = LetterFilters
    list_per_page = 50
    ordering = ["-created_at", "-pk"]

    def get_urlpatterns(self):
        read = [one for one in super().get_urlpatterns() if one.name in {"index", "index_results", "inspect"}]
        own = [path(f"{view.name}/<int:pk>/", self.decision(view), name=view.name) for view in (SendAgain, Close)]
        return [*read, *own]

    def decision(self, view):
        return view.as_view(permission_policy=self.permission_policy)
