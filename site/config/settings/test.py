"""Settings for the tests: the embedded default with fast hashing and letters in memory.

The same tests run on PostgreSQL and Redis when DATABASE_URL and REDIS_URL name them.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault(
    "DATA_DIR", str(Path(tempfile.gettempdir()) / f"bk-tests-{os.environ.get('USER', 'x')}-{os.getpid()}")
)

from config.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests-" * 4
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
MAILBOX_IN_BROWSER = False
SHOW_DEMO_ACCOUNTS = False
SECOND_FACTOR_REQUIRED = False  # tests/accounts/test_second_factor.py switches it on
# Each worker of a run has its own database, so it has its own files too: those of the others would be orphans.
PRIVATE_ROOT = DATA_DIR / "private" / os.environ.get("PYTEST_XDIST_WORKER", "main")  # noqa: F405
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# As many entries as in production: at the default of 300 a long run forgets things in the middle of a test.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405
