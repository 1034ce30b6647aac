"""What was done with certificates: written once, in the transaction that does it, and read by administrators."""

from django.db.models import Q

from audit import ledger
from audit.deeds import Deed
from certificates.models import Act, Certificate

IN_THE_LOG = {
    Act.Kind.REVOKED: Deed.CERTIFICATE_REVOKED,
    Act.Kind.REPLACED: Deed.CERTIFICATE_REPLACED,
    Act.Kind.RENEWED: Deed.CERTIFICATE_RENEWED,
}


def note(certificate: Certificate, kind: Act.Kind, *, by, at, reason: str = "") -> Act:
    """Write down an act. The free words of who did it stay with the certificate, where they can be taken away.

    What a person did stands in the log of the holder's school too; what the rules did is nobody's deed.
    """
    if by:
        about = [certificate.holder_id] if certificate.holder_id else []
        ledger.note(IN_THE_LOG[kind], by=by, about=about, certificate=certificate.number, reason=reason)
    return Act.objects.create(certificate=certificate, kind=kind, reason=reason, by=by, at=at)


def acts_of(certificate: Certificate):
    """Return what was done with the certificate and with the one that it replaced, the last thing first."""
    found = Act.objects.filter(Q(certificate=certificate) | Q(certificate__replaced_by=certificate))
    return found.select_related("certificate", "by")
