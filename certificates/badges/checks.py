"""`manage.py check` says what would keep badges from being signed, or from being found."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error
from django.core.checks import Warning as Remark

from certificates.badges import keys


def badges_can_be_signed(app_configs, **kwargs):
    """Look at the key, if there is one already, and at the address that did:web is made of."""
    found = []
    if settings.BADGE_KEY_FILE or keys.place_of_key().exists():
        try:
            keys.current()
        except keys.BrokenBadgeKey as problem:
            hint = "docs/operations.md says what kind of key badges need, and how to make a new one."
            found.append(Error(str(problem), hint=hint, id="certificates.E001"))
    for site in [settings.SITE_URL, *settings.FORMER_SITE_URLS]:
        if not urlsplit(site).netloc or urlsplit(site).path:
            told = f"Badges are issued in the name of a host (did:web), and {site} is not scheme://host alone."
            found.append(Error(told, hint="Mend SITE_URL or FORMER_SITE_URLS.", id="certificates.E002"))
    return found


def badges_can_be_checked(app_configs, **kwargs):
    """Look at the address before it goes out: did:web is looked up by HTTPS and nothing else."""
    if settings.SITE_URL.startswith("https://"):
        return []
    told = f"Nobody can check badges that are issued under {settings.SITE_URL}: did:web needs https."
    return [Remark(told, hint="Set SITE_URL to the address that people see.", id="certificates.W001")]
