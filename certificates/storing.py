"""The PDF of a certificate: made once, kept, and made again with the same bytes should it get lost."""

import logging

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from certificates.models import Certificate, private_storage
from courses.press.private_files import remove, written_whole

log = logging.getLogger(__name__)


class NoPdf(Exception):
    """There is no file and none can be made; `certificate.problem` says why."""


def open_pdf(certificate: Certificate):
    """Return the certificate's file, open for reading. Makes it first when it is not there; raises NoPdf."""
    if not has_pdf(certificate):
        store_pdf(certificate)
    return private_storage().open(certificate.pdf.name)


def has_pdf(certificate: Certificate) -> bool:
    return bool(certificate.pdf) and private_storage().exists(certificate.pdf.name)


def store_pdf(certificate: Certificate) -> None:
    """Draw the certificate and keep the file. Raises NoPdf, and notes the problem for the administrators."""
    # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
    from certificates.rendering import CannotDraw, DoesNotFit, render

    try:
        pdf = render(certificate)
    except CannotDraw as missing:
        note_problem(certificate, letters_problem(str(missing)))
        raise NoPdf from missing
    except DoesNotFit as problem:
        note_problem(certificate, too_long_problem())
        raise NoPdf from problem
    name = f"certificates/{certificate.issued_on.year}/{certificate.public_id}.pdf"
    with written_whole(name) as file:
        file.write(pdf)
    if not keep(certificate, pdf=name, rendered_at=timezone.now(), problem=""):
        remove(name)  # it was withdrawn meanwhile, with the name that is in the file
        raise NoPdf


def store_missing(*, only: int | None = None, limit: int = 500) -> int:
    """Draw what has no file yet: one certificate, or all. Returns how many files were made.

    In any order, so that two workers who sweep at the same time do not follow each other from one to the next.
    """
    missing = Certificate.objects.without_pdf()
    keys = [only] if only else list(missing.order_by("?").values_list("pk", flat=True)[:limit])
    return sum(store_when_missing(certificate) for key in keys for certificate in missing.filter(pk=key))


def store_when_missing(certificate: Certificate) -> bool:
    try:
        store_pdf(certificate)
    except NoPdf:
        return False
    except Exception:  # a fault of ours, or a full disk: the next sweep tries again, the others go on
        log.exception("Certificate %s could not be drawn", certificate.number)
        return False
    return True


def note_problem(certificate: Certificate, problem: str) -> None:
    log.error("Certificate %s has no PDF: %s", certificate.number, problem)
    keep(certificate, problem=problem)


def keep(certificate: Certificate, **values) -> bool:
    """Write these columns and no others: somebody may be revoking the certificate meanwhile. False when it is withdrawn."""
    for field, value in values.items():
        setattr(certificate, field, value)
    same = Certificate.objects.filter(pk=certificate.pk, facts__holder_name=certificate.holder_name)
    return same.update(**values) == 1


def letters_problem(characters: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("Pismo zaświadczenia nie ma tych znaków nazwiska: %(characters)s") % {"characters": characters[:100]}


def too_long_problem() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("Teksty kursu nie mieszczą się na jednej stronie.")
