"""What allauth asks of us: who may sign in, what is said, where people land, what is mailed."""

import logging
import math
import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from accounts import guessing, letters
from accounts.usernames import free_username

logger = logging.getLogger(__name__)
WRONG = _("Nazwa konta, e-mail albo hasło się nie zgadza. Sprawdź, czy nie jest włączony Caps Lock.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("To konto jest wyłączone."),
        "cannot_remove_primary_email": _("Tego adresu nie można usunąć."),
        "duplicate_email": _("Ten adres jest już na twoim koncie."),
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "email_taken": _("Nie można użyć tego adresu. Podaj inny."),
        "enter_current_password": _("To nie jest obecne hasło."),
        "incorrect_code": _("Ten kod się nie zgadza. Przepisz go z najnowszego listu."),
        "incorrect_password": _("To hasło się nie zgadza."),
        "invalid_password_reset": _("Ten odnośnik stracił ważność."),
        "too_many_login_attempts": _("Za dużo prób. Odczekaj kilka minut i spróbuj ponownie."),
        "same_as_current": _("To jest obecny adres. Podaj inny."),
        "rate_limited": _("Kod został wysłany przed chwilą. Odczekaj minutę, zanim poprosisz o następny."),
    }

    # ---- who may sign in

    def get_login_stages(self):
        ours = {"allauth.account.stages.EmailVerificationStage": "accounts.stages.ConfirmAddressStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def pre_authenticate(self, request, **credentials):
        """Every password that is typed anywhere comes by here; allauth's own counters are off (see the settings)."""
        wait = guessing.take_a_try(login=login_in(credentials), address=self.get_client_ip(request), now=timezone.now())
        if wait:
            minutes = math.ceil(wait.total_seconds() / 60)
            raise ValidationError(
                _("Za dużo prób z błędnym hasłem. Spróbuj ponownie za %(minutes)s min."),
                code="too_many_login_attempts",
                params={"minutes": minutes},
            )

    def authenticate(self, request, **credentials):
        person = super().authenticate(request, **credentials)
        if person:
            guessing.forget(login=login_in(credentials))
        return person

    def authentication_failed(self, request, **credentials):
        guessing.note_wrong_password(address=self.get_client_ip(request), now=timezone.now())

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Who has signed in a moment ago is not asked for the password a second time to set up the second step."""
        if app == "allauth.mfa" and self.has_signed_in_lately():
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def has_signed_in_lately(self) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        return any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)

    # ---- new people

    def new_user(self, request):
        person = super().new_user(request)
        person.language = get_language() or settings.LANGUAGE_CODE
        return person

    def populate_username(self, request, user):
        user.username = user.username or free_username(user.first_name, user.last_name)

    def can_delete_email(self, email_address):
        """Who runs the account alone would lose the way back to it."""
        return email_address.user.is_pupil or email_address.email != email_address.user.email

    # ---- where people land

    def is_safe_url(self, url):
        here = {self.request.get_host()}
        return url_has_allowed_host_and_scheme(url, allowed_hosts=here, require_https=self.request.is_secure())

    def is_ajax(self, request):
        return False  # our scripts ask for pages

    def get_login_redirect_url(self, request):
        with override(request.user.language):
            return reverse(settings.LOGIN_REDIRECT_URL)

    get_signup_redirect_url = get_login_redirect_url

    def get_logout_redirect_url(self, request):
        return reverse("wagtail_serve", args=[""])

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:profile")

    def get_email_verification_redirect_url(self, email_address):
        return reverse("account_email")

    # ---- letters

    def get_reset_password_from_key_url(self, key):
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL}{path}"

    def render_mail(self, template_prefix, email, context, headers=None):
        return letters.dress(super().render_mail(template_prefix, email, context, headers), site_url=settings.SITE_URL)

    def send_mail(self, template_prefix, email, context):
        """A mail server that is down must not turn away the person: the page says what happened."""
        try:
            super().send_mail(template_prefix, email, context | {"site_url": settings.SITE_URL})
        except OSError as error:
            logger.error("A letter of accounts could not be sent: %s", type(error).__name__)
            messages.error(self.request, _("Nie udało się wysłać listu. Spróbuj ponownie za kilka minut."))


def login_in(credentials: dict) -> str:
    return credentials.get("username") or credentials.get("email") or ""
