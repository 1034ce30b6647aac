"""The public pages that say whether a certificate is good. They set no cookie, ask for no account and draw nothing."""

from functools import wraps

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from certificates import codes, schema_org, throttle, verification
from certificates.forms import CodeForm, FileForm, NameForm

LOOKING_UP = throttle.Limit("verify", hits=30, seconds=60)
GUESSING = throttle.Limit("verify-name", hits=10, seconds=600)  # per certificate: a class list is soon tried through


def discreet(view):
    """Keep an answer out of caches and search engines, and the code out of the next site's logs."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_vary_headers(response, ["Accept"])
        return response

    return wrapped


def wants_json(request) -> bool:
    """Whether the asker is a machine: it says so in Accept, or in the address (`….json`, `?format=json`)."""
    if request.path.endswith((".json", ".jsonld")) or request.GET.get("format") == "json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


@require_safe
@discreet
def verify(request):
    """Ask for a code; the answer has an address of its own."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        code = codes.normalise(form.cleaned_data["code"])[: codes.LENGTH * 2]
        return redirect("certificates:verify_code", code or "-")
    context = {"form": form, "file_form": FileForm()}
    return render(request, "certificates/verify.html", context, status=422 if form.errors else 200)


# No cookie means no token; the form changes nothing, so nobody gains by sending it from elsewhere.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
def verify_code(request, code):
    """Say what is known of a code. Unknown and impossible codes are answered like any other, with status 200."""
    wait = throttle.wait_for(LOOKING_UP, throttle.address_of(request))
    if wait:
        return too_often(request, wait)
    verdict = verification.look_up(code, today=timezone.localdate())
    if wants_json(request):
        return JsonResponse(verification.for_machines(verdict))
    form = NameForm(request.POST if request.method == "POST" else None)
    context = {"verdict": verdict, "form": form, "code_in_groups": codes.in_groups(verdict.code)}
    if verdict.asks_for_name and form.is_valid():
        wait = throttle.wait_for(GUESSING, verdict.code)
        if wait:
            return too_often(request, wait)
        context["name_is_right"] = verification.is_name_of(verdict, form.cleaned_data["name"])
    return render(request, "certificates/verdict.html", context)


@require_safe
@discreet
def verify_linked(request, code):
    """Describe the certificate in the words of schema.org (JSON-LD)."""
    if wait := throttle.wait_for(LOOKING_UP, throttle.address_of(request)):
        return too_often(request, wait)
    verdict = verification.look_up(code, today=timezone.localdate())
    address = settings.SITE_URL + reverse("certificates:verify_code", args=[verdict.code or "-"])
    return JsonResponse(schema_org.describe(verdict, address=address), content_type="application/ld+json")


def too_often(request, wait: int):
    if wants_json(request):
        response = JsonResponse({"status": "wait", "seconds": wait}, status=429)
    else:
        response = render(request, "certificates/too_often.html", {"seconds": wait}, status=429)
    response["Retry-After"] = str(wait)
    return response


@require_safe
@discreet
def verify_short(request, code=""):
    """Lead from the short address on the paper to the page in the visitor's language."""
    with translation.override(translation.get_language_from_request(request)):
        address = reverse("certificates:verify_code", args=[code]) if code else reverse("certificates:verify")
    return redirect(address)
