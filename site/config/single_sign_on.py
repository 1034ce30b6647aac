"""The sign-ins of schools, read from the file that SSO_FILE names (docs/operations.md shows one).

A file that can't be used stops the start, and says which entry it is and what is wrong with it.
"""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from cryptography import x509
from django.core.exceptions import ImproperlyConfigured

OPENID, SAML = "openid", "saml"
NEEDED = {
    OPENID: {"id", "name", "server_url", "client_id", "secret"},
    SAML: {"id", "name", "entity_id", "sso_url", "certificate"},
}
ALLOWED = {OPENID: {"kind", "email_is_verified"}, SAML: {"kind", "email_is_verified", "attributes"}}
# Under which names the providers that schools have send what we read: Microsoft, Google, Shibboleth, ADFS.
CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
ATTRIBUTES = {
    "uid": [
        "urn:oasis:names:tc:SAML:attribute:subject-id",
        "http://schemas.microsoft.com/identity/claims/objectidentifier",
    ],
    "email": [f"{CLAIMS}emailaddress", "urn:oid:0.9.2342.19200300.100.1.3", "mail", "email"],
    "email_verified": ["email_verified"],
    "first_name": [f"{CLAIMS}givenname", "urn:oid:2.5.4.42", "givenName", "first_name"],
    "last_name": [f"{CLAIMS}surname", "urn:oid:2.5.4.4", "sn", "surname", "last_name"],
}


def providers(place: str) -> dict:
    """Return what allauth wants as SOCIALACCOUNT_PROVIDERS."""
    entries = read(place)
    for name, count in Counter(str(entry.get("id")) for entry in entries).items():
        if count > 1:
            raise ImproperlyConfigured(f"SSO_FILE: two entries have the id {name}.")
    checked = [(kind_of(entry), entry) for entry in entries]
    return {
        "openid_connect": {"APPS": [openid_app(entry) for kind, entry in checked if kind == OPENID]},
        "saml": {
            "provider_class": "accounts.saml.SchoolProvider",
            "APPS": [saml_app(entry) for kind, entry in checked if kind == SAML],
        },
    }


def read(place: str) -> list[dict]:
    if not place:
        return []
    try:
        found = yaml.safe_load(Path(place).read_text()) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ImproperlyConfigured(f"SSO_FILE can't be read: {error}") from error
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ImproperlyConfigured("SSO_FILE is no list of providers.")
    return found


def kind_of(entry: dict) -> str:
    """Return the kind of an entry that has all that its kind needs, and nothing that nobody reads."""
    kind = entry.get("kind", OPENID)
    if kind not in NEEDED:
        raise wrong(entry, f"the kind is {OPENID} or {SAML}, not {kind}")
    if missing := {name for name in NEEDED[kind] if not entry.get(name)}:
        raise wrong(entry, f"it lacks {', '.join(sorted(missing))}")
    if unknown := entry.keys() - NEEDED[kind] - ALLOWED[kind]:
        raise wrong(entry, f"nobody reads {', '.join(sorted(map(str, unknown)))}")
    if not re.fullmatch(r"[a-z0-9-]{1,50}", str(entry["id"])):
        raise wrong(entry, "the id is made of small letters, digits and hyphens")
    if not is_secret_on_its_way(str(entry["server_url" if kind == OPENID else "sso_url"])):
        raise wrong(entry, "the address of the provider begins with https://")
    return kind


def wrong(entry: dict, what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SSO_FILE: entry {entry.get('id', '(without an id)')}: {what}.")


def is_secret_on_its_way(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"})


def openid_app(entry: dict) -> dict:
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


def saml_app(entry: dict) -> dict:
    """The provider signs the assertion itself, with SHA-256 or better; nobody is let in who did not start here."""
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["id"],
        "settings": {
            "idp": {
                "entity_id": entry["entity_id"],
                "sso_url": entry["sso_url"],
                "x509cert": certificate_of(entry),
            },
            "attribute_mapping": ATTRIBUTES | attributes_of(entry),
            "email_is_verified": entry.get("email_is_verified") is True,
            "advanced": {
                "strict": True,
                "want_assertion_signed": True,
                "want_name_id": True,
                "reject_deprecated_algorithm": True,
                "reject_idp_initiated_sso": True,
                "allow_repeat_attribute_name": True,
                "allow_single_label_domains": True,  # http://localhost
                "name_id_format": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            },
        },
    }


def certificate_of(entry: dict) -> str:
    """Return the provider's certificate: PEM, or the bare lines between its first and its last."""
    text = str(entry["certificate"]).strip()
    if "PRIVATE KEY" in text:
        raise wrong(entry, "the certificate is a private key; it belongs to the provider alone")
    pem = text if text.startswith("-----") else f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n"
    try:
        x509.load_pem_x509_certificate(pem.encode())
    except ValueError as error:
        raise wrong(entry, f"the certificate can't be read ({error})") from error
    return pem


def attributes_of(entry: dict) -> dict[str, list[str]]:
    """Return under which other names this provider sends what we read."""
    told = entry.get("attributes") or {}
    if not isinstance(told, dict) or not told.keys() <= ATTRIBUTES.keys():
        raise wrong(entry, f"attributes may name {', '.join(ATTRIBUTES)}")
    return {name: [str(one) for one in (said if isinstance(said, list) else [said])] for name, said in told.items()}


def names(configured: dict) -> list[dict]:
    """Return what the sign-in page offers, and the name of the door that leads there."""
    doors = {"openid_connect": "openid_connect_login", "saml": "saml_login"}
    return [
        {"id": app["provider_id"], "name": app["name"], "door": doors[kind]}
        for kind, found in configured.items()
        for app in found["APPS"]
    ]
