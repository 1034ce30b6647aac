"""Who may come in, and how: accounts, sign-ins of schools, the second step, sessions. Part of config.settings.base."""

import os

from config import single_sign_on

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]  # a second one would hash twice
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:desk"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "home.errors.csrf_failure"

# --- allauth ----------------------------------------------------------------------------------------------------------

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "signup": "accounts.forms.SignUpForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.FirstPasswordForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "add_email": "accounts.forms.AddressForm",
    "confirm_email_verification_code": "accounts.forms.CodeForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_PREVENT_ENUMERATION = True
# The code goes to who runs the account alone; pupils of a school and people without an address: accounts.stages.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True  # one address a person; a new one takes its place once it is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# A school is one network address. In place of "login" and "login_failed" accounts.guessing counts wrong passwords: per
# account, with a wide net per address, and without a lock per address for which a whole class would queue.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": None,
    "signup": "120/m/ip,1200/h/ip",
    "confirm_email": "3/m/key,10/h/key",
    "reset_password": "3/h/key,60/m/ip",
    "reset_password_from_key": "60/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
}
# How many proxies of ours stand in front and write X-Forwarded-For; 0 trusts nobody's word about the address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))

# Sign-ins of schools. What is not in the file is not there: no provider is added in the database.
SOCIALACCOUNT_PROVIDERS = single_sign_on.providers(os.environ.get("SSO_FILE", ""))
SINGLE_SIGN_ONS = single_sign_on.names(SOCIALACCOUNT_PROVIDERS)
SOCIALACCOUNT_ADAPTER = "schools.single_sign_on.SignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: a form that leads elsewhere is what the content policy forbids
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # schools.single_sign_on decides who is linked
SOCIALACCOUNT_AUTO_SIGNUP = True

# The second step of signing in. Production can't switch it off; the demo accounts of dev.py are let in without.
SECOND_FACTOR_REQUIRED = True
SECOND_FACTOR_EXEMPT: set[str] = set()
SECOND_FACTOR_FOR = [
    "accounts.second_factor.edits_the_site",
    "schools.second_factor.works_at_a_school",
    "schools.second_factor.coordinates_the_city",
]
SECOND_FACTOR_GUARDS = {  # and the editor
    "schools",
    "home",
    "certificates:bundle",
    "certificates:bundle_again",
    "certificates:bundle_print",
    "certificates:bundle_stop",
    "certificates:bundle_file",
}
SECOND_FACTOR_OPEN = {
    "editor_door",
    "home:my_data",
    "home:my_data_file",
    "home:ask_school",
    "home:erase_me",
}  # one's own
# Who teaches, and may have the plan of a lesson with its right answers.
LESSON_PLANS_FOR = ["accounts.second_factor.edits_the_site", "schools.second_factor.works_at_a_school"]
QR_CODE = "courses.press.qr.svg"

# In whose log an entry about one person stands (audit.ledger).
AUDIT_SCHOOL_OF = "schools.whereabouts.school_of"
MFA_ADAPTER = "accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.second_factor_forms.AuthenticateForm",
    "reauthenticate": "accounts.second_factor_forms.ReauthenticateForm",
    "activate_totp": "accounts.second_factor_forms.ActivateAppForm",
    "add_webauthn": "accounts.second_factor_forms.AddKeyForm",
    "authenticate_webauthn": "accounts.second_factor_forms.KeyForm",
    "login_webauthn": "accounts.second_factor_forms.SignInWithKeyForm",
    "reauthenticate_webauthn": "accounts.second_factor_forms.ReauthenticateWithKeyForm",
    "edit_webauthn": "accounts.second_factor_forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a phone whose clock is half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody gets in with an address that was not confirmed, and addresses change
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}  # a school is one network address

# School computers are shared: a session ends with the browser, or after a school day, unless a learner asks to be kept.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
ACCOUNT_SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
PUPIL_IDLE_MINUTES = 20  # without a click; what was answered is saved long before
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

# One sign-in for everybody: the editor asks for no password and sets none (accounts.inviting mails a link instead).
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
