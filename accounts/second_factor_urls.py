"""The addresses of allauth's second step. The names are allauth's."""

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path
from django.views.decorators.cache import never_cache

from accounts.views import SignInWithKeyView

urlpatterns = [
    path("", never_cache(base.index), name="mfa_index"),
    path("authenticate/", never_cache(base.authenticate), name="mfa_authenticate"),
    path("reauthenticate/", never_cache(base.reauthenticate), name="mfa_reauthenticate"),
    path("app/", never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes/", never_cache(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("codes/new/", never_cache(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("keys/", never_cache(keys.list_webauthn), name="mfa_list_webauthn"),
    path("keys/add/", never_cache(keys.add_webauthn), name="mfa_add_webauthn"),
    path("keys/reauthenticate/", never_cache(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("keys/<int:pk>/remove/", never_cache(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path("keys/<int:pk>/edit/", never_cache(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path("keys/login/", never_cache(SignInWithKeyView.as_view()), name="mfa_login_webauthn"),
]
