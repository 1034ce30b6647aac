"""Is the PDF that somebody holds the one that was issued, and does what it says still hold?

The file is looked at in memory and forgotten. It is read as bytes (certificates.signing.checking), not opened, so it may be
whatever it likes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certificates.models import Certificate
from certificates.verification import Verdict, verdict_on

LARGEST = 2 * 1024 * 1024  # bytes: twenty times a certificate


class Answer(StrEnum):
    GENUINE = "genuine"
    CHANGED = "changed"
    NOT_OURS = "not-ours"
    NOT_A_PDF = "not-a-pdf"
    TOO_LARGE = "too-large"


@dataclass(frozen=True)
class Original:
    """What is said about a file; the verdict on its certificate only when the file is the genuine one."""

    answer: Answer
    verdict: Verdict | None = None

    @property
    def is_genuine(self) -> bool:
        return self.answer == Answer.GENUINE


def examine(pdf: bytes, *, today: date) -> Original:
    """Return what is to be said about a file. Never raises; costs two queries at most."""
    # Here, not above: pyHanko costs 0.6 s and 20 MB, and few web processes ever look at a file.
    from certificates.signing.checking import Finding, check, identifiers

    if len(pdf) > LARGEST:
        return Original(Answer.TOO_LARGE)
    checked = check(pdf)
    if checked.finding == Finding.UNCHANGED:
        certificate = Certificate.objects.filter(public_id=checked.identifier).first()
        return Original(Answer.GENUINE, verdict_on(certificate, today=today))
    # Programs that edit a PDF leave the identifier alone.
    if checked.finding == Finding.CHANGED or Certificate.objects.filter(public_id__in=identifiers(pdf)).exists():
        return Original(Answer.CHANGED)
    return Original(Answer.NOT_A_PDF if checked.finding == Finding.NO_PDF else Answer.NOT_OURS)
