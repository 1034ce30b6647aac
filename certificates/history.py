"""What was done with certificates: written once, in the transaction that does it, and read by administrators."""

from django.db.models import Q

from certificates.models import Act, Certificate


def note(certificate: Certificate, kind: Act.Kind, *, by, at, reason: str = "") -> Act:
    """Write down an act. The free words of who did it stay with the certificate, where they can be taken away."""
    return Act.objects.create(certificate=certificate, kind=kind, reason=reason, by=by, at=at)


def acts_of(certificate: Certificate):
    """Return what was done with the certificate and with the one that it replaced, the last thing first."""
    found = Act.objects.filter(Q(certificate=certificate) | Q(certificate__replaced_by=certificate))
    return found.select_related("certificate", "by")
