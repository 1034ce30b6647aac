"""Certificates in the editor."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from certificates.designs import editor  # noqa: F401  (registered by being imported)
from certificates.models import Act, Certificate
from certificates.office import CertificateViewSet, HistoryViewSet, ReadAndRevoke, ReadOnly

register_permission_policy(Certificate, ReadAndRevoke(Certificate))
register_permission_policy(Act, ReadOnly(Certificate))


@hooks.register("register_admin_viewset")
def register_certificates():
    return [CertificateViewSet(), HistoryViewSet()]


class HistoryItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("certificates.view_certificate")


@hooks.register("register_reports_menu_item")
def register_history():
    address = reverse("certificate_history:index")
    return HistoryItem(_("Historia zaświadczeń"), address, name="certificate-history", icon_name="history", order=750)


@hooks.register("register_icons")
def register_icon(icons):
    return [*icons, "certificates/admin/certificate.svg"]
