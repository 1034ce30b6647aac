"""What the web server under load runs with: the embedded default, without gathering static files first."""

from config.settings.base import STORAGES
from config.settings.dev import *  # noqa: F403

SECRET_KEY = "only-for-tests-" * 4  # that of config.settings.test: sessions made there hold here
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
