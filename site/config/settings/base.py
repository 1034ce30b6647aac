"""Settings that hold everywhere. The other modules of this folder say only what differs.

Whatever depends on the machine is read from the environment here, once:

DATA_DIR        where the embedded default keeps its database, media, letters and broker (default: var/)
DATABASE_URL    default: SQLite in DATA_DIR
REDIS_URL       default: the broker that `manage.py run_all` starts
SITE_URL        the address people see, without a slash at the end; used in letters and on certificates
SIGNING_KEY_FILE, SIGNING_KEY_PASSWORD    PKCS#12 with the key that signs certificates; default: one of the platform's own
SIGNING_PKCS11_MODULE, …_TOKEN, …_KEY, …_PIN, SIGNING_CERTIFICATE_FILE    or a key in a hardware module
PRIVATE_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY    certificates and bundles in an S3-compatible storage
BADGE_KEY_FILE, BADGE_KEY_PASSWORD        PEM with the key that signs badges; default: one of the platform's own
FORMER_SITE_URLS   addresses of this site in former days, separated by commas: badges that were issued there still verify
TIMESTAMP_URL   a timestamp authority (RFC 3161) for these signatures; default: none
SSO_FILE        YAML with the sign-ins of schools (OpenID Connect); default: none
EMAIL_URL       smtp://user:password@host:port, smtps:// or smtp+tls://; default: a folder in DATA_DIR
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

from config.settings.people import *  # noqa: F403
from config.settings.retention import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[3]
SITE_FOLDER = ROOT / "site"
DATA_DIR = Path(os.environ.get("DATA_DIR", ROOT / "var")).resolve()
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}").rstrip("/")

DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "home",
    "schools",
    "certificates",
    "courses",
    "quizzes",
    "accounts",
    "reminders",
    "figures",
    "calendars",
    "audit",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.EditorUsersConfig",  # wagtail.users with our form
    "wagtail.snippets",
    "wagtailmedia",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "home.middleware.EditorPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.middleware.PersonMiddleware",  # Django's AuthenticationMiddleware, and pupils are signed out when they walk away
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "courses.editor.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "home.context_processors.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database ---------------------------------------------------------------------------------------------------------

# WAL + IMMEDIATE + a long timeout: with Django's defaults SQLite answers "database is locked" to eight learners at once.
# FULL keeps an acknowledged answer through a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=27103364;",
}
DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}", conn_max_age=600),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- languages --------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "Polski"), ("en", "English"), ("uk", "Українська")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [SITE_FOLDER / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True
USE_I18N = True

# --- files ------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
STATICFILES_DIRS = [SITE_FOLDER / "assets", ("guide", ROOT / "docs" / "images" / "editor")]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# Certificates and bundles are personal: they live outside MEDIA_ROOT and leave only through a view that asks who wants them.
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Or in a bucket of an S3-compatible service, which nobody but us may read. PRIVATE_ROOT is then only a place to write in.
if PRIVATE_BUCKET := os.environ.get("PRIVATE_BUCKET", ""):
    STORAGES["private"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": PRIVATE_BUCKET,
            "endpoint_url": os.environ.get("S3_ENDPOINT") or None,
            "region_name": os.environ.get("S3_REGION") or None,
            "access_key": os.environ.get("S3_ACCESS_KEY") or None,
            "secret_key": os.environ.get("S3_SECRET_KEY") or None,
            "addressing_style": "path",
            "signature_version": "s3v4",
            "default_acl": None,
            "file_overwrite": True,
        },
    }
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Wagtail ----------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Bezpieczny Kraków"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_LOGIN_URL = "wagtailadmin_login"  # accounts.editor_urls leads on to our own sign-in
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx", "vtt"]  # vtt: the captions of a film
WAGTAILDOCS_CONTENT_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "vtt": "text/vtt",
}
WAGTAILMEDIA = {
    "VIDEO_EXTENSIONS": ["mp4"],
    "AUDIO_EXTENSIONS": ["mp3", "m4a"],
    "MEDIA_FORM_BASE": "courses.recordings.RecordingForm",
}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    },
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- security ---------------------------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows a page in a frame of the same site
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],  # the editor has its own policy, see home.middleware
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
    },
}

# --- letters ----------------------------------------------------------------------------------------------------------

MAIL_FOLDER = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Bezpieczny Kraków <szkolenia@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "reminders.mailbox.FolderBackend"
if _email_url := os.environ.get("EMAIL_URL"):
    _mail = urlsplit(_email_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or 25
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = _mail.scheme == "smtp+tls"

# --- work in the background -------------------------------------------------------------------------------------------

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6399/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 14 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 512 * 1024  # kilobytes
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A killed worker's task comes back after 20 minutes, longer than any task may take; the sweeps of the timetable are sooner.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 20 * 60,
    "socket_connect_timeout": 0.3,
    "socket_timeout": 5,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # rate limits live here: at Django's 300 they would be forgotten
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django.security.csrf": {"level": "WARNING"},
    },
}

SHOW_COMPONENTS = False  # /pl/components/ is for who writes templates; editors may always look

# --- the programme ----------------------------------------------------------------------------------------------------

ISSUER_NAME = _("Program „Bezpieczny Kraków”: szkolenia e-learningowe")
ISSUER_PLACE = "Kraków"

# Who runs the service; the accessibility statement names them and calls itself a draft while one is empty.
OPERATOR_NAME = os.environ.get("OPERATOR_NAME", "")
OPERATOR_ADDRESS = os.environ.get("OPERATOR_ADDRESS", "")
ACCESSIBILITY_NAME = os.environ.get("ACCESSIBILITY_NAME", "")
ACCESSIBILITY_EMAIL = os.environ.get("ACCESSIBILITY_EMAIL", "")
ACCESSIBILITY_PHONE = os.environ.get("ACCESSIBILITY_PHONE", "")

# Who answers for privacy (the data protection officer), and when that person last looked at the clause of /pl/prywatnosc/.
PRIVACY_NAME = os.environ.get("PRIVACY_NAME", "")
PRIVACY_EMAIL = os.environ.get("PRIVACY_EMAIL", "")
PRIVACY_CHECKED_ON = os.environ.get("PRIVACY_CHECKED_ON", "")
LOGS_KEPT_DAYS = int(os.environ.get("LOGS_KEPT_DAYS", "30"))  # what the machines around us do: the clause says it
BACKUPS_KEPT_DAYS = int(os.environ.get("BACKUPS_KEPT_DAYS", "35"))

# The seal on certificates (docs/operations.md).
SIGNING_KEY_FILE = os.environ.get("SIGNING_KEY_FILE", "")
SIGNING_KEY_PASSWORD = os.environ.get("SIGNING_KEY_PASSWORD", "")
SIGNING_FOLDER = DATA_DIR / "signing"
SIGNING_PKCS11_MODULE = os.environ.get("SIGNING_PKCS11_MODULE", "")
SIGNING_PKCS11_TOKEN = os.environ.get("SIGNING_PKCS11_TOKEN", "")
SIGNING_PKCS11_KEY = os.environ.get("SIGNING_PKCS11_KEY", "")
SIGNING_PKCS11_PIN = os.environ.get("SIGNING_PKCS11_PIN", "")
SIGNING_CERTIFICATE_FILE = os.environ.get("SIGNING_CERTIFICATE_FILE", "")
TIMESTAMP_URL = os.environ.get("TIMESTAMP_URL", "")

# The key of Open Badges, and the hosts that have issued some (docs/operations.md).
BADGE_KEY_FILE = os.environ.get("BADGE_KEY_FILE", "")
BADGE_KEY_PASSWORD = os.environ.get("BADGE_KEY_PASSWORD", "")
BADGE_FOLDER = DATA_DIR / "badges"
FORMER_SITE_URLS = [
    site.strip().rstrip("/") for site in os.environ.get("FORMER_SITE_URLS", "").split(",") if site.strip()
]
