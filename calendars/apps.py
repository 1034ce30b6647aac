from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CalendarsConfig(AppConfig):
    name = "calendars"

    def ready(self):
        autodiscover_modules("calendars")  # every app's own calendars.py
