"""Bundles of certificates, for who ordered them and for nobody else."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from audit import ledger
from audit.deeds import Deed
from certificates import bundles, packing
from certificates.models import Bundle, private_storage
from certificates.views.own import note_refusal

log = logging.getLogger(__name__)


def own_bundle_or_404(request, public_id) -> Bundle:
    found = Bundle.objects.filter(public_id=public_id, requested_by=request.user).first()
    if found is None:
        log.warning("Person %s asked for bundle %s", request.user.pk, public_id)
        for theirs in Bundle.objects.filter(public_id=public_id):
            note_refusal(request, about=theirs.requested_by_id)
        raise Http404
    return found


@never_cache
@login_required
@require_safe
def bundle(request, public_id):
    """Show how far the bundle is; until it is ready the page asks again by itself, unless the reader has stopped it."""
    found = own_bundle_or_404(request, public_id)
    expired = found.is_expired(timezone.now())
    under_way = not (found.is_ready or found.has_failed or found.was_stopped or expired)
    refreshing = under_way and "still" not in request.GET
    may_print = found.is_ready and not found.is_booklet and found.total <= bundles.MOST_PRINTED
    context = {
        "may_print": may_print,
        "bundle": found,
        "left_out": bundles.left_out(found),
        "expired": expired,
        "refreshing": refreshing,
    }
    response = render(request, "certificates/bundle.html", context)
    if refreshing:
        response["Refresh"] = "4"
    return response


@login_required
@require_POST
def bundle_again(request, public_id):
    bundles.order_again(own_bundle_or_404(request, public_id))
    return redirect("certificates:bundle", public_id)


@login_required
@require_POST
def bundle_stop(request, public_id):
    found = own_bundle_or_404(request, public_id)
    if not bundles.stop(found):
        messages.info(request, _("Za późno: tej paczki nie da się już zatrzymać."))
    return redirect("certificates:bundle", public_id)


@login_required
@require_POST
def bundle_print(request, public_id):
    """Order the certificates of a bundle as one document to print."""
    try:
        booklet = bundles.order_booklet(own_bundle_or_404(request, public_id))
    except bundles.TooMany:
        messages.warning(request, _("Tylu zaświadczeń nie zmieści jeden plik do druku. Podziel je na mniejsze paczki."))
        return redirect("certificates:bundle", public_id)
    return redirect("certificates:bundle", booklet.public_id)


@never_cache
@login_required
@require_safe
def bundle_file(request, public_id):
    found = own_bundle_or_404(request, public_id)
    ready = found.is_ready and not found.is_expired(timezone.now())
    if not ready or not private_storage().exists(found.file.name):
        return redirect("certificates:bundle", public_id)
    holders = bundles.holders_of(found.certificates.only("holder"))
    ledger.note_look(Deed.CERTIFICATES_DOWNLOADED, by=request.user, about=holders, certificates=found.total)
    name = packing.file_name(found.title)
    return FileResponse(
        private_storage().open(found.file.name),
        as_attachment=True,
        filename=f"{name}.{found.ending}",
        content_type=f"application/{found.ending}",
    )
