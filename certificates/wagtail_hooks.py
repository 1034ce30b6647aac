"""Certificates in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from certificates.models import Certificate
from certificates.office import CertificateViewSet, ReadAndRevoke

register_permission_policy(Certificate, ReadAndRevoke(Certificate))


@hooks.register("register_admin_viewset")
def register_certificates():
    return CertificateViewSet()


@hooks.register("register_log_actions")
def register_deeds(actions):
    actions.register_action("certificates.revoke", _("Unieważnienie"), _("Unieważniono zaświadczenie"))


@hooks.register("register_icons")
def register_icon(icons):
    return [*icons, "certificates/admin/certificate.svg"]
