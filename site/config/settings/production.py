"""Production: PostgreSQL, Redis, SMTP, secrets from the environment. Refuses to start on anything unsafe."""

import os

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403

KNOWN_KEYS = {"", "change-me", "changeme", "secret", "insecure", "example"}


def required(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. docs/operations.md lists what production needs.")
    return value


SECRET_KEY = os.environ.get("SECRET_KEY", "").strip()
if SECRET_KEY.lower() in KNOWN_KEYS or SECRET_KEY.startswith("django-insecure") or len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing, a sample, or shorter than 50 characters. Make one: "
        'python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )
if os.environ.get("DEBUG", "").lower() not in {"", "0", "false", "no"}:
    raise ImproperlyConfigured("DEBUG must be off in production: unset it.")

ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name this site's host names, separated by commas ('*' is refused).")
ALLOWED_HOSTS.append("127.0.0.1")  # the container asks itself whether it is well
for _name in ("DATABASE_URL", "REDIS_URL", "SITE_URL", "EMAIL_URL"):
    required(_name)

CSRF_TRUSTED_ORIGINS = [SITE_URL]  # noqa: F405
# HTTPS ends at the proxy in front; without one, on a machine of your own, HTTPS=off says so and keeps cookies usable.
HTTPS = os.environ.get("HTTPS", "on").lower() not in {"off", "0", "false", "no"}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^livez/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # frames of our own site stay allowed: Wagtail's preview is one; the content policy says so too
    "security.W021",  # HSTS preload is the domain owner's decision
]
MAILBOX_IN_BROWSER = False
SHOW_DEMO_ACCOUNTS = False
