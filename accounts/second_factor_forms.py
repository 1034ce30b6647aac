"""Forms of the second step: allauth's, with our words."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import guessing


def code_field(label, help_text) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input"}
    return forms.CharField(label=label, help_text=help_text, max_length=20, widget=forms.TextInput(attrs=attrs))


class SpacesDoNotMatter:
    """Apps show "123 456", and paper too."""

    def clean_code(self):
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return super().clean_code()


class GuessingIsSlow(SpacesDoNotMatter):
    """A few tries are free, then each waits longer, as with passwords (accounts.guessing)."""

    def clean_code(self):
        key = guessing.keyed(f"second step {self.user.pk}")
        if guessing.use_a_try(key, now=timezone.now()):
            raise get_adapter().validation_error("too_many_codes")
        code = super().clean_code()
        guessing.forget_key(key)
        return code


class AuthenticateForm(GuessingIsSlow, base.AuthenticateForm):
    code = code_field(_("Kod"), _("Sześć cyfr z aplikacji albo jeden z kodów zapasowych."))


class ReauthenticateForm(GuessingIsSlow, base.ReauthenticateForm):
    code = code_field(_("Kod"), _("Sześć cyfr z aplikacji albo jeden z kodów zapasowych."))


class ActivateAppForm(SpacesDoNotMatter, totp.ActivateTOTPForm):
    code = code_field(_("Kod z aplikacji"), _("Sześć cyfr, które aplikacja pokazuje teraz."))


class AnswerOfAKey:
    """What comes in the name of a key may be anything at all."""

    def clean_credential(self):
        return self.understood(getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"]))

    def clean(self):
        return self.understood(super().clean)

    def understood(self, read):
        try:
            return read()
        except (KeyError, TypeError, ValueError, AttributeError, LookupError) as error:
            raise get_adapter().validation_error("key_refused") from error


class KeyForm(AnswerOfAKey, webauthn.AuthenticateWebAuthnForm):
    pass


class SignInWithKeyForm(AnswerOfAKey, webauthn.LoginWebAuthnForm):
    pass


class ReauthenticateWithKeyForm(AnswerOfAKey, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddKeyForm(AnswerOfAKey, webauthn.AddWebAuthnForm):
    name = forms.CharField(
        label=_("Nazwa klucza"), required=False, max_length=80, help_text=_("Na przykład „telefon”.")
    )
    passwordless = forms.BooleanField(label=_("Chcę logować się samym kluczem, bez hasła"), required=False)


class RenameKeyForm(webauthn.EditWebAuthnForm):
    name = forms.CharField(label=_("Nazwa klucza"), max_length=80)
