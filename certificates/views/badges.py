"""A person's own badges, to take along: the signed credential, alone or in its picture."""

import logging
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates.badges import baking, outlines, pixels
from certificates.badges.credential import token_of
from certificates.badges.keys import BrokenBadgeKey
from certificates.badges.places import NoBadge
from certificates.models import Certificate
from certificates.views.own import may_download, note_download, note_refusal

log = logging.getLogger(__name__)


def to_take_along(ending: str, content_type: str):
    """Give the holder what the view makes of the certificate and its credential; to others there is nothing here."""

    def decorate(view):
        @never_cache
        @login_required
        @require_safe
        @wraps(view)
        def wrapped(request, public_id):
            certificate = Certificate.objects.select_related("badge").filter(public_id=public_id).first()
            if certificate is None or not may_download(request.user, certificate):
                log.warning("Person %s asked for the badge of certificate %s", request.user.pk, public_id)
                if certificate:
                    note_refusal(request, about=certificate.holder_id)
                raise Http404
            if certificate.is_revoked:
                return redirect("certificates:verify_code", certificate.code)
            try:
                token = token_of(certificate)
            except NoBadge:
                raise Http404 from None
            except BrokenBadgeKey:
                log.exception("The badge of certificate %s could not be signed", certificate.number)
                messages.warning(request, _("Odznaki nie da się teraz podpisać. Spróbuj za jakiś czas."))
                return redirect("certificates:mine")
            note_download(certificate, by=request.user)
            response = HttpResponse(view(certificate, token), content_type=content_type)
            name = _("Odznaka %(number)s") % {"number": certificate.number.replace("/", "-")}
            response["Content-Disposition"] = content_disposition_header(True, f"{name}.{ending}")
            return response

        return wrapped

    return decorate


@to_take_along("svg", "image/svg+xml")
def as_svg(certificate, token):
    return baking.baked_svg(outlines.svg(certificate.number, certificate.course_title), token)


@to_take_along("png", "image/png")
def as_png(certificate, token):
    return baking.baked_png(pixels.png(certificate.number, certificate.course_title), token)


@to_take_along("jwt", "text/plain; charset=us-ascii")
def as_token(certificate, token):
    return token
