from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "schools"

    def ready(self):
        from schools import allowing, protecting  # noqa: F401  (they register their rules with the courses)
        from schools.practical import own_meetings  # noqa: F401  (and so does this)
