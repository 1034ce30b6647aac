"""The embedded default, with the app of the soak and a relay whose port is told in EMAIL_URL."""

import os

from config.settings.base import INSTALLED_APPS, LOGGING
from config.settings.dev import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.reminders.soaking"]
EMAIL_TIMEOUT = 3
LOGGING["root"]["level"] = os.environ.get("SOAK_LOG", "CRITICAL")
