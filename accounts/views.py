"""Pages of the entrance that are not allauth's."""

from allauth.account import views as allauth
from allauth.account.views import LoginView
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.forms import ProfileForm


class SignInView(LoginView):
    """allauth's own; when guessing has to stop, it says so to machines as well."""

    extra_context = {"single_sign_ons": settings.SINGLE_SIGN_ONS}

    def form_invalid(self, form):
        response = super().form_invalid(form)
        for error in form.non_field_errors().as_data():
            if error.code == "too_many_login_attempts":
                response.status_code = 429
                response["Retry-After"] = str(60 * (error.params or {}).get("minutes", 5))
        return response


class SignInWithKeyView(LoginWebAuthnView):
    """allauth's own; the question to the key is what our script fetches here."""

    def get(self, request, *args, **kwargs):
        return JsonResponse({"request_options": begin_authentication(user=None)})


@never_cache
@login_required
def address(request):
    """allauth's page. Nobody asks a child for an address: a pupil confirms the one from the school, or takes it off."""
    person = request.user
    asks = request.method == "POST" and "action_add" in request.POST
    if person.is_pupil and (asks or not (person.email or person.emailaddress_set.exists())):
        messages.info(
            request, gettext("Na koncie ucznia adres e-mail nie jest potrzebny. Jeśli ma tu być, wpisuje go szkoła.")
        )
        return HttpResponseRedirect(reverse("accounts:profile"))
    return allauth.email(request)


@never_cache
@login_required
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        return show_in_language_of(form.save(), request)
    return render(request, "accounts/profile.html", {"form": form})


def show_in_language_of(person, request):
    """Show the profile again, in the language that the person has just chosen."""
    with override(person.language):
        messages.success(request, gettext("Zapisano."))
        response = HttpResponseRedirect(reverse("accounts:profile"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        person.language,
        max_age=365 * 24 * 60 * 60,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


@never_cache
@require_safe
def editor_door(request):
    """The editor's address for signing in leads to the one sign-in there is, and tells who has no business there."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        wanted = reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(wanted, login_url=reverse("account_login"))
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return HttpResponseRedirect(wanted)


def too_many_requests(request, exception=None):
    """Answer who asked too often. handler429 of config.urls: allauth looks for it there."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "60"
    return response
