"""The administrators' list of certificates in the editor."""

import django_filters
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from certificates.models import Certificate
from certificates.views.office import InspectCertificate, Reissue, Revoke


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
            "revoked": lambda: certificates.exclude(revoked_at=None),
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
    inspect_view_enabled = True
    inspect_view_class = InspectCertificate
    inspect_view_fields = [
        "number", "holder_name", "code_in_groups", "course_title", "language", "issued_on", "refresh_on", "valid_until",
        "rendered_at", "problem", "revoked_at", "revoked_by", "revocation_reason", "revocation_note",
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
            path("revoke/<int:pk>/", Revoke.as_view(), name="revoke"),
            path("reissue/<int:pk>/", Reissue.as_view(), name="reissue"),
        ]
