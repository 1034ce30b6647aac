"""To a school's sign-in by SAML and back: allauth's views, held to what we use, with a calm answer when something is wrong."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.saml import views as allauth
from allauth.socialaccount.providers.saml.utils import get_app_or_404
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError

logger = logging.getLogger(__name__)
LONGEST = 200_000  # of an answer as it is sent; ten kilobytes are usual
# What a hostile or broken answer makes of the reader: no base64, no XML, a DTD, no such question, nothing about the person.
UNREADABLE = (
    ValueError,
    KeyError,
    SyntaxError,
    PermissionDenied,
    OneLogin_Saml2_Error,
    OneLogin_Saml2_ValidationError,
)


@never_cache
@require_safe
def login(request, organization_slug):
    kept = {"next": request.GET["next"]} if "next" in request.GET else {}
    request.GET = QueryDict(urlencode(kept))  # nothing else of what allauth would take from an address
    return calmly(request, organization_slug, allauth.login)


@csrf_exempt  # the provider's page sends it; whether it answers a question of this browser is asked afterwards
@never_cache
@require_POST
def answered(request, organization_slug):
    """Take the answer in. The cookie of the session comes only with the next request, which follows at once."""
    get_app_or_404(request, organization_slug)
    if not 0 < len(request.POST.get("SAMLResponse", "")) <= LONGEST:
        return refused(request, organization_slug, ValueError("no answer, or a long one"))
    return allauth.acs(request, organization_slug)


@never_cache
@require_safe
def arrive(request, organization_slug):
    return calmly(request, organization_slug, allauth.finish_acs)


def calmly(request, organization_slug, view):
    try:
        return view(request, organization_slug=organization_slug)
    except UNREADABLE as error:
        return refused(request, organization_slug, error)


def refused(request, organization_slug, error):
    logger.warning("The sign-in of %s failed: %s", organization_slug, type(error).__name__)
    try:
        get_adapter().on_authentication_error(request, organization_slug, exception=error)
    except ImmediateHttpResponse as refusal:
        return refusal.response
    raise error


@never_cache
@require_safe
def metadata(request, organization_slug):
    """What the administrator of the provider reads: our addresses."""
    return allauth.metadata(request, organization_slug=organization_slug)


@never_cache
@require_safe
def leave(request, organization_slug):
    """A provider that signs out leads here. Nobody signs out another by a link: the person is asked."""
    get_app_or_404(request, organization_slug)
    return redirect("account_logout")
