"""The whole log in the editor, for superusers: also what belongs to no school, such as what the rules of retention forgot."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from audit import ledger
from audit.deeds import Deed
from audit.models import Entry
from schools.log_book import more
from schools.models import School


class OnlySuperusersRead(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return action == "view" and user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class LogFilters(WagtailFilterSet):
    deed = django_filters.ChoiceFilter(label=_("Co"), choices=Deed.choices)
    at = django_filters.DateFromToRangeFilter(label=_("Kiedy"), widget=DateRangePickerWidget)

    class Meta:
        model = Entry
        fields = ["deed", "at"]


class WholeLog(generic.IndexView):
    def get(self, request, *args, **kwargs):
        ledger.note_look(Deed.LOG_SEEN, by=request.user)
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("by")

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        entries = context["object_list"]
        names = dict(School.objects.filter(pk__in={one.school for one in entries}).values_list("pk", "name"))
        for one in entries:
            one.school_name = names.get(one.school, "")
        return context


def who(entry: Entry) -> str:
    if entry.by_id is None:
        return _("zasady serwisu")
    return entry.by.full_name if entry.by else _("usunięta osoba (nr %d)") % entry.by_id


class LogViewSet(ModelViewSet):
    model = Entry
    name = "activity_log"
    icon = "history"
    menu_label = _("Dziennik zdarzeń")
    menu_order = 900
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = WholeLog
    form_fields = ["deed"]  # asked for by the viewset, shown nowhere
    list_display = [
        "at",
        Column("who", label=_("Kto"), accessor=who),
        Column("sentence", label=_("Co")),
        Column("school_name", label=_("Szkoła")),
        Column("concerned", label=_("Ile osób dotyczy")),
        Column("more", label=_("Szczegóły"), accessor=lambda entry: more(entry, {})),
    ]
    filterset_class = LogFilters
    ordering = ["-pk"]
    list_per_page = 50

    def get_urlpatterns(self):
        return [one for one in super().get_urlpatterns() if one.name in {"index", "index_results"}]
