"""The embedded default: everything in DATA_DIR, nothing to install, nothing to configure. `script/server` runs on it."""

import contextlib
import os
import secrets

from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR

DATA_DIR.mkdir(parents=True, exist_ok=True)


def own_secret_key() -> str:
    """Return this installation's key, made at the first start and kept in DATA_DIR (so sign-ins survive a restart)."""
    place = DATA_DIR / "secret_key"
    if not place.exists():
        made = place.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(made, place)  # the first of several processes wins
        made.unlink()
    return place.read_text()


SECRET_KEY = own_secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
MAILBOX_IN_BROWSER = (
    True  # /mail/ shows the letters of the folder: only where the person at the keyboard is the developer
)
SHOW_DEMO_ACCOUNTS = True
SHOW_COMPONENTS = True
# Their password stands in the README: a second step would protect nothing. Everybody else has to set one up, here as well.
SECOND_FACTOR_EXEMPT = {"nauczyciel", "trener", "recenzent", "koordynator", "sekretariat", "miasto", "admin"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost
