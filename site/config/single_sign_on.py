"""The sign-ins of schools, read from the file that SSO_FILE names (docs/operations.md shows one)."""

from pathlib import Path

import yaml
from django.core.exceptions import ImproperlyConfigured

NEEDED = {"id", "name", "server_url", "client_id", "secret"}


def providers(place: str) -> dict:
    """Return what allauth wants as SOCIALACCOUNT_PROVIDERS: each provider of the file, with PKCE."""
    return {"openid_connect": {"APPS": [app_of(entry) for entry in read(place)]}}


def app_of(entry: dict) -> dict:
    missing = NEEDED - entry.keys()
    if missing:
        raise ImproperlyConfigured(f"SSO_FILE: an entry lacks {', '.join(sorted(missing))}.")
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": entry["secret"],
        "settings": {
            "server_url": entry["server_url"],
            "oauth_pkce_enabled": True,
            "email_is_verified": entry.get("email_is_verified") is True,
        },
    }


def read(place: str) -> list[dict]:
    if not place:
        return []
    try:
        found = yaml.safe_load(Path(place).read_text()) or []
    except (OSError, yaml.YAMLError) as error:
        raise ImproperlyConfigured(f"SSO_FILE can't be read: {error}") from error
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ImproperlyConfigured("SSO_FILE is no list of providers.")
    return found


def names(configured: dict) -> list[dict]:
    """Return what the sign-in page offers."""
    return [{"id": app["provider_id"], "name": app["name"]} for app in configured["openid_connect"]["APPS"]]
