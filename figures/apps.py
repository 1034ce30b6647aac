from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "figures"
    verbose_name = _("Rysunki")

    def ready(self):
        from figures import situations  # noqa: F401  (every drawing is registered by being imported)
