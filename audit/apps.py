from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = _("Dziennik zdarzeń")

    def ready(self):
        autodiscover_modules("retention_rules")  # every app's own
