from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from home.accessibility import checks  # noqa: F401  (registers itself)
        from home.my_data import checks as privacy_checks  # noqa: F401
