"""Taking a person's name out of everything that was issued, when the person has asked to be forgotten.

The number and the days stay: whoever holds the paper learns that it was withdrawn at the holder's request, no more.
"""

from django.db import transaction

from accounts.privacy import leftovers
from certificates import history
from certificates.issuing import revoke
from certificates.models import Act, Bundle, Certificate

# Who saw a skill (`practice_note`, also in the second language) was said of this person alone.
NAMES = {"holder_name": "", "holder_surname_first": "", "school": "", "practice_note": "", "second": None}


@transaction.atomic
def withdraw_all(*, person, now) -> int:
    """Revoke the person's certificates and remove name and files, bundles included. Returns how many there were.

    The history says that it was at the person's request, and not by whom: that would be the person's number for ever.
    """
    certificates = list(Certificate.objects.held_by(person))
    for certificate in certificates:
        revoke(certificate=certificate, by=None, reason=Certificate.Reason.REQUEST, now=now)
        withdraw(certificate)
        history.note(certificate, Act.Kind.WITHDRAWN, by=None, at=now)
    return len(certificates)


def withdraw(certificate: Certificate) -> None:
    files = [certificate.pdf.name]
    for bundle in Bundle.objects.filter(certificates=certificate):
        files.append(bundle.file.name)
        bundle.delete()
    Certificate.objects.filter(pk=certificate.pk).update(
        holder=None, facts=certificate.facts | NAMES, pdf="", rendered_at=None, problem="", revocation_note=""
    )
    leftovers.remove_after_commit(files)
