"""To a school's own sign-in and back: allauth's views, with a nonce, and a calm answer when nobody is at home there.

The nonce ties what the provider says to the browser that asked. PKCE does the same where the provider checks it.
"""

import logging
import secrets
from urllib.parse import urlencode

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, QueryDict
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

logger = logging.getLogger(__name__)
NONCE = "sign_on_nonce"  # in the session


class AskedHere(OpenIDConnectOAuth2Adapter):
    """allauth's own; an answer to a question that this browser did not ask is refused."""

    def complete_login(self, request, app, token, **kwargs):
        login = super().complete_login(request, app, token, **kwargs)
        said = login.account.extra_data.get("id_token", {}).get("nonce", "")
        asked = request.session.pop(NONCE, "")
        if not asked or not constant_time_compare(said, asked):
            raise OAuth2Error("The nonce is not ours.")
        return login


@never_cache
@require_safe
def login(request, provider_id):
    nonce = request.session[NONCE] = secrets.token_urlsafe(16)
    asked = {"auth_params": urlencode({"nonce": nonce})}
    if "next" in request.GET:
        asked["next"] = request.GET["next"]
    request.GET = QueryDict(urlencode(asked))  # nothing else of what allauth would take from an address
    return at_the_provider(request, provider_id, OAuth2LoginView)


@never_cache
@require_safe
def callback(request, provider_id):
    return at_the_provider(request, provider_id, OAuth2CallbackView)


def at_the_provider(request, provider_id, view):
    try:
        return view.adapter_view(AskedHere(request, provider_id))(request)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    except (RequestException, ValueError, KeyError) as error:
        logger.warning("The sign-in of %s failed: %s", provider_id, type(error).__name__)
        try:
            get_adapter().on_authentication_error(request, provider_id, exception=error)
        except ImmediateHttpResponse as refusal:
            return refusal.response
        raise
