"""A person's own certificates."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from audit import ledger
from audit.deeds import Deed
from certificates import storing
from certificates.models import Certificate
from certificates.signing.keys import BrokenKey

log = logging.getLogger(__name__)


def note_download(certificate: Certificate, *, by) -> None:
    """Write down that somebody took along what is not theirs."""
    if certificate.holder_id and certificate.holder_id != by.pk:
        number = certificate.number
        ledger.note_look(Deed.CERTIFICATE_DOWNLOADED, by=by, about=[certificate.holder_id], certificate=number)


def note_refusal(request, *, about: int | None) -> None:
    """Write down that somebody asked for what is not theirs."""
    door = request.resolver_match.view_name
    ledger.note_look(Deed.REFUSED, by=request.user, about=[about] if about else [], door=door)


def may_download(person, certificate: Certificate) -> bool:
    """Whether the person may have the file. Schools hand out their pupils' files in bundles."""
    return person.is_authenticated and (certificate.holder_id == person.pk or person.is_superuser)


@never_cache
@login_required
@require_safe
def mine(request):
    certificates = list(Certificate.objects.held_by(request.user))
    valid = [certificate for certificate in certificates if certificate.is_valid(today=timezone.localdate())]
    former = [certificate for certificate in certificates if certificate not in valid]
    return render(request, "certificates/mine.html", {"valid": valid, "former": former})


@never_cache
@login_required
@require_safe
def download(request, public_id):
    certificate = Certificate.objects.filter(public_id=public_id).first()
    if certificate is None or not may_download(request.user, certificate):
        log.warning("Person %s asked for certificate %s", request.user.pk, public_id)
        if certificate:
            note_refusal(request, about=certificate.holder_id)
        raise Http404
    if certificate.is_revoked:
        return redirect("certificates:verify_code", certificate.code)
    try:
        file = storing.open_pdf(certificate)
    except BrokenKey:
        log.exception("Certificate %s could not be signed", certificate.number)
        messages.warning(
            request, _("Zaświadczenia nie da się teraz podpisać. Spróbuj za jakiś czas; nic nie przepadło.")
        )
        return redirect("certificates:mine")
    except storing.NoPdf:
        messages.warning(
            request, _("Tego zaświadczenia nie da się wydrukować. Jest ważne i można je sprawdzić po kodzie.")
        )
        return redirect("certificates:mine")
    note_download(certificate, by=request.user)
    name = _("Zaświadczenie %(number)s") % {"number": certificate.number.replace("/", "-")}
    return FileResponse(file, as_attachment=True, filename=f"{name}.pdf", content_type="application/pdf")
