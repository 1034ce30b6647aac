"""Forms of the entrance: allauth's, with our words, one password field each, and what browsers need to fill them in."""

import time

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.app_settings import LoginMethod
from allauth.account.internal.flows.login import derive_login_method, perform_login
from allauth.account.models import Login
from allauth.account.utils import setup_user_email
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.names import NameField

LONGEST_PASSWORD = 128
LONGEST_ADDRESS = 254
TICK = 0.1  # seconds
GOOD_PASSWORD = _("Co najmniej 10 znaków. Dobre są trzy albo cztery słowa, których nikt nie zgadnie.")


def known_password(label):
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=label, strip=False, max_length=LONGEST_PASSWORD, widget=widget)


def address_field(label, **kwargs):
    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"})
    return forms.EmailField(label=label, max_length=LONGEST_ADDRESS, widget=widget, **kwargs)


class NewPasswordField(allauth_forms.SetPasswordField):
    def __init__(self):
        super().__init__(label=_("Nowe hasło"), help_text=GOOD_PASSWORD, max_length=LONGEST_PASSWORD)
        del self.widget.attrs["placeholder"]


class SignInForm(allauth_forms.LoginForm):
    password = known_password(_("Hasło"))
    remember = forms.BooleanField(
        label=_("Nie wylogowuj mnie na tym urządzeniu"),
        help_text=_("Nie zaznaczaj w szkole ani na cudzym urządzeniu."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label=_("Nazwa konta albo e-mail"), max_length=LONGEST_ADDRESS, widget=forms.TextInput(attrs=attrs)
        )
        self.order_fields(["login", "password", "remember"])

    def user_credentials(self):
        """An address is not tried as a login name too: where there is an account, that would take twice as long."""
        login = self.cleaned_data["login"]
        method = derive_login_method(login)
        return {method.value: login.lower(), "password": self.cleaned_data["password"]}

    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url)
        if self.user.has_perm("wagtailadmin.access_admin"):
            request.session.set_expiry(None)  # who edits the site is not kept signed in for weeks
        return response


class SignUpForm(allauth_forms.SignupForm):
    first_name = NameField(label=_("Imię"), autocomplete="given-name")
    last_name = NameField(label=_("Nazwisko"), autocomplete="family-name")
    of_age = forms.BooleanField(
        label=_("Mam ukończone 16 lat"),
        help_text=_("Nie masz? Uczyć się możesz bez konta, a kartę z kontem dostaniesz w szkole."),
        error_messages={
            "required": _("Konto zakłada się od 16 lat. Młodsi dostają kartę w szkole albo uczą się bez konta.")
        },
    )
    field_order = ["first_name", "last_name", "email", "password1", "of_age"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = address_field(
            _("Adres e-mail"), help_text=_("Wyślemy na niego kod, a potem zaświadczenia.")
        )
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        self.fields["password1"] = forms.CharField(
            label=_("Hasło"), strip=False, max_length=LONGEST_PASSWORD, widget=widget, help_text=GOOD_PASSWORD
        )
        self.order_fields(self.field_order)

    def clean(self):
        cleaned_data = super().clean()
        names = {name: cleaned_data.get(name, "") for name in ("first_name", "last_name")}
        try:
            UserAttributeSimilarityValidator().validate(cleaned_data.get("password1", ""), get_user_model()(**names))
        except ValidationError as error:
            self.add_error("password1", error)
        return cleaned_data

    def save(self, request):
        """Hashing the password is slow, so it is done before the transaction."""
        adapter = get_adapter()
        person = adapter.save_user(request, adapter.new_user(request), self, commit=False)
        with transaction.atomic():
            person.save()
            setup_user_email(request, person, [])
        return person

    def try_save(self, request):
        """Two presses of the button are two forms: the second finds the account that the first has made."""
        if not self.account_already_exists:
            try:
                return super().try_save(request)
            except IntegrityError:
                same_address = get_user_model().objects.filter(email=self.cleaned_data["email"])
                self.account_already_exists = same_address.exists()
        return self.try_to_sign_in(request) or super().try_save(request)

    def try_to_sign_in(self, request):
        """Who signs up again with the right password is let in. The check also makes both answers take equally long."""
        credentials = {LoginMethod.EMAIL.value: self.cleaned_data["email"], "password": self.cleaned_data["password1"]}
        try:
            person = get_adapter().authenticate(request, **credentials)
        except ValidationError:
            return None
        if person is None:
            return None
        return person, perform_login(request, Login(user=person, email=person.email))


class ForgottenPasswordForm(allauth_forms.ResetPasswordForm):
    """The answer leaves on a full tenth of a second: how long the work took would tell whether there is an account."""

    email = address_field(_("Adres e-mail"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.began = time.monotonic()

    def save(self, request, **kwargs):
        email = super().save(request, **kwargs)
        time.sleep(TICK - (time.monotonic() - self.began) % TICK)
        return email


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    password1 = NewPasswordField()
    password2 = None


class FirstPasswordForm(allauth_forms.SetPasswordForm):
    password1 = NewPasswordField()
    password2 = None


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    oldpassword = known_password(_("Obecne hasło"))
    password1 = NewPasswordField()
    password2 = None


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    password = known_password(_("Hasło"))


class AddressForm(allauth_forms.AddEmailForm):
    email = address_field(_("Nowy adres e-mail"))


class CodeForm(allauth_forms.ConfirmEmailVerificationCodeForm):
    code = forms.CharField(
        label=_("Kod z listu"),
        help_text=_("Sześć cyfr."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input"}),
    )


class ProfileForm(forms.ModelForm):
    """The name and the language. The school that runs a pupil's account also keeps the pupil's name."""

    first_name = NameField(label=_("Imię"), autocomplete="given-name")
    last_name = NameField(label=_("Nazwisko"), autocomplete="family-name")

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "language"]
        widgets = {"language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_pupil:
            del self.fields["first_name"], self.fields["last_name"]
