from django.apps import AppConfig
from django.conf import settings
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Zaświadczenia")

    def ready(self):
        from certificates import receivers, regrades, tasks  # noqa: F401  (connected and registered by being imported)
        from certificates.badges import checks
        from certificates.badges import keys as badge_keys
        from certificates.signing import keys
        from quizzes import regrading

        if regrades.tell not in regrading.consequences:  # being made ready twice tells nothing twice
            regrading.consequences.append(regrades.tell)
        register(checks.badges_can_be_signed)
        register(checks.badges_can_be_checked, deploy=True)
        if settings.BADGE_KEY_FILE:
            badge_keys.current()  # like the other key below
        if keys.is_operators():
            keys.identity()  # a broken key is told now, not when the first certificate is drawn
