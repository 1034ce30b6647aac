"""The administrators' list of certificates in the editor, and the history of what was done with them."""

import django_filters
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from certificates.models import REPLACING, Act, Certificate
from certificates.views.office import InspectCertificate, Reissue, Renew, Revoke
from certificates.views.office_bundles import CertificateList, OrderBundle


class ReadAndRevoke(ModelPermissionPolicy):
    """Nobody adds, edits or deletes a certificate, superusers included. Who may change certificates may revoke them."""

    NEEDS = {"view": "view", "revoke": "change"}

    def user_has_permission(self, user, action):
        return action in self.NEEDS and super().user_has_permission(user, self.NEEDS[action])


class CertificateFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Stan"),
        method="in_state",
        choices=[
            ("valid", _("ważne")),
            ("expired", _("po terminie")),
            ("replaced", _("zastąpione")),
            ("revoked", _("unieważnione")),
            ("problem", _("bez pliku PDF")),
        ],
    )
    issued_on = django_filters.DateFromToRangeFilter(label=_("Data wydania"), widget=DateRangePickerWidget)

    class Meta:
        model = Certificate
        fields = ["state", "issued_on", "language"]

    def in_state(self, certificates, name, value):
        today = timezone.localdate()
        return {
            "valid": lambda: certificates.valid(today=today),
            "expired": lambda: certificates.standing().filter(valid_until__lt=today),
            "replaced": lambda: certificates.filter(revocation_reason__in=REPLACING),
            "revoked": lambda: certificates.exclude(revoked_at=None).exclude(revocation_reason__in=REPLACING),
            "problem": lambda: certificates.standing().exclude(problem=""),
        }[value]()


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = "certificate"
    icon = "certificate"
    menu_label = _("Zaświadczenia")
    menu_order = 320
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CertificateList
    inspect_view_enabled = True
    inspect_view_class = InspectCertificate
    inspect_view_fields = [
        "number", "holder_name", "code_in_groups", "course_title", "language", "issued_on", "refresh_on", "valid_until",
        "rendered_at", "problem", "revoked_at", "revoked_by", "revocation_reason", "revocation_note",
        "replaced_by",
    ]  # fmt: skip
    form_fields = ["number"]  # asked for by the viewset, shown nowhere
    list_display = [
        "number",
        Column("holder_name", label=_("Osoba")),
        Column("course_title", label=_("Kurs")),
        "issued_on",
        "valid_until",
        Column("state", label=_("Stan")),
    ]
    filterset_class = CertificateFilters
    search_fields = ["number", "code", "facts__holder_name", "facts__course_title"]
    search_backend_name = None
    ordering = ["-issued_on", "-pk"]

    def get_urlpatterns(self):
        read = [
            pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results", "inspect"}
        ]
        return [
            *read,
            path("bundle/", OrderBundle.as_view(), name="bundle"),
            path("revoke/<int:pk>/", Revoke.as_view(), name="revoke"),
            path("reissue/<int:pk>/", Reissue.as_view(), name="reissue"),
            path("renew/<int:pk>/", Renew.as_view(), name="renew"),
        ]


class ReadOnly(ModelPermissionPolicy):
    """Who may look at certificates may read their history. Nobody writes in it by hand."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)


class ActList(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("certificate", "by")


class ActFilters(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("Kiedy"), widget=DateRangePickerWidget)

    class Meta:
        model = Act
        fields = ["kind", "reason", "at"]


class HistoryViewSet(ModelViewSet):
    model = Act
    name = "certificate_history"
    icon = "history"
    menu_label = _("Historia zaświadczeń")
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ActList
    form_fields = ["kind"]  # asked for by the viewset, shown nowhere
    list_display = [
        "at",
        Column("certificate", label=_("Zaświadczenie")),
        Column("get_kind_display", label=_("Co zrobiono")),
        Column("get_reason_display", label=_("Dlaczego")),
        Column("actor", label=_("Kto")),
    ]
    filterset_class = ActFilters
    search_fields = ["certificate__number"]
    search_backend_name = None
    ordering = ["-at", "-pk"]

    def get_urlpatterns(self):
        return [one for one in super().get_urlpatterns() if one.name in {"index", "index_results"}]
