from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "schools"

    def ready(self):
        from schools import allowing  # noqa: F401  (registers its rule with the courses)
        from schools.practical import own_meetings  # noqa: F401  (and so does this)
