"""The second step of signing in: an app with codes, a key or passkey, and codes on paper for the day they are lost.

Whoever works with other people's data must have one. Who that is, each app says for itself: SECOND_FACTOR_FOR in the settings.
"""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

PASSED = "second_factor"  # in the session: this person has one
REAL = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def must_have(person) -> bool:
    """Whether the person may look at other people's data only with a second step."""
    if not settings.SECOND_FACTOR_REQUIRED or person.username in settings.SECOND_FACTOR_EXEMPT or person.is_pupil:
        return False
    return any(import_string(rule)(person) for rule in settings.SECOND_FACTOR_FOR)


def has_one(person) -> bool:
    return Authenticator.objects.filter(user=person, type__in=REAL).exists()


def is_missing(request) -> bool:
    """Whether the person has to set one up before this page. What was found stays in the session."""
    person = request.user
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    if request.session.get(PASSED) == person.pk:
        return False
    if has_one(person):
        request.session[PASSED] = person.pk
        return False
    return must_have(person)


def edits_the_site(person) -> bool:
    return person.has_perm("wagtailadmin.access_admin")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        "add_email_blocked": _("Przy logowaniu w dwóch krokach nie można dodać tego adresu."),
        "cannot_delete_authenticator": _("Twoja praca wymaga logowania w dwóch krokach. Najpierw dodaj drugi sposób."),
        "cannot_generate_recovery_codes": _("Najpierw włącz logowanie w dwóch krokach."),
        "incorrect_code": _("Ten kod się nie zgadza. Wpisz następny, który pokaże aplikacja."),
        "key_refused": _("Klucz nie odpowiedział. Spróbuj jeszcze raz."),
        "too_many_codes": _("Za dużo prób. Odczekaj kilka minut i spróbuj ponownie."),
        "unverified_email": _("Najpierw potwierdź adres e-mail."),
    }

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        return import_string(settings.QR_CODE)(url).decode()

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays with whoever must have one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=REAL).exclude(pk=authenticator.pk)
        return others.exists() or not must_have(authenticator.user)

    def generate_authenticator_name(self, user, type) -> str:
        return str(_("Klucz"))


def box() -> Fernet:
    """Secrets of the app lie in the database under the key of the installation."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor {settings.SECRET_KEY}".encode()).digest()))
