"""What machines need to check a badge. Anybody may ask, from any site; nobody is known here, and nothing names a person."""

from functools import lru_cache, wraps

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from certificates import throttle
from certificates.badges import baking, issuer, keys, pixels, places, status
from certificates.models import Certificate

ASKING = throttle.Limit("badges", hits=120, seconds=60)


def for_everybody(*, seconds: int):
    """Let any page of any site ask, and any cache keep the answer so long; answer nobody too often."""

    def decorate(view):
        @require_safe
        @csrf_exempt
        @conditional_page
        @wraps(view)
        def wrapped(request, *args, **kwargs):
            wait = throttle.wait_for(ASKING, throttle.address_of(request))
            if wait:
                return HttpResponse("Too many requests", status=429, headers={"Retry-After": str(wait)})
            response = view(request, *args, **kwargs)
            patch_cache_control(response, public=True, max_age=seconds)
            response["Access-Control-Allow-Origin"] = "*"
            return response

        return wrapped

    return decorate


@for_everybody(seconds=300)
def did_document(request):
    """Say which keys sign for this host (did:web)."""
    asked = issuer.asked(request)
    names = [(asked.key_name(key.name), key.jwk) for key in keys.published()]
    return JsonResponse(
        {
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
            "id": asked.did,
            "verificationMethod": [
                {"id": name, "type": "JsonWebKey2020", "controller": asked.did, "publicKeyJwk": jwk | {"kid": name}}
                for name, jwk in names
            ],
            "assertionMethod": [name for name, _jwk in names],
        },
        content_type="application/did+json",
    )


@for_everybody(seconds=300)
def key_set(request):
    """Say the same as a JSON Web Key Set."""
    asked = issuer.asked(request)
    found = [key.jwk | {"kid": asked.key_name(key.name)} for key in keys.published()]
    return JsonResponse({"keys": found}, content_type="application/jwk-set+json")


@for_everybody(seconds=int(status.ASK_AGAIN_AFTER.total_seconds()))
def status_list(request, number):
    """Say which badges of a list were taken back, as of now."""
    if not 1 <= number <= places.newest_list():
        raise Http404
    token = status.list_token(number, issuer.asked(request), now=timezone.now())
    return HttpResponse(token, content_type="application/vc+jwt")


@for_everybody(seconds=86_400)
def picture(request, course_key, language):
    """Show the badge of a course, without anybody's certificate in it."""
    given = Certificate.objects.filter(course_key=course_key, language=language).order_by("-pk").first()
    if given is None:
        raise Http404
    return HttpResponse(drawn(str(course_key), given.course_title), content_type="image/png")


@lru_cache(maxsize=64)
def drawn(seed: str, title: str) -> bytes:
    return baking.plain_png(pixels.png(seed, title))
