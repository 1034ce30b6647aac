"""What a stranger learns who holds a code: what the paper says, and whether it still holds.

A pupil's name is never shown: initials and the school are, and whoever reads the full name on the paper may ask whether
it is the right one. A code that does not exist, or cannot exist, is answered in the same shape as any other.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certificates import codes, facts
from certificates.models import Certificate


class Status(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verdict:
    status: Status
    code: str
    certificate: Certificate | None = None

    @property
    def stands(self) -> bool:
        """Whether the paper says what was issued: then its content is shown."""
        return self.status in {Status.VALID, Status.EXPIRED}

    @property
    def facts(self) -> dict:
        """What is told of the certificate: nothing unless it stands."""
        return self.certificate.facts if self.certificate and self.stands else {}

    @property
    def asks_for_name(self) -> bool:
        return bool(self.facts.get("is_pupil") and self.facts["holder_name"])

    @property
    def holder(self) -> str:
        """The holder as a stranger may see him or her."""
        name = self.facts.get("holder_name", "")
        return facts.masked(name) if self.facts.get("is_pupil") else name

    @property
    def hours(self) -> str:
        """How long the course is, in the visitor's language."""
        return facts.hours(self.facts["minutes"])

    @property
    def completed_on(self) -> date:
        return date.fromisoformat(self.facts["completed_on"])


def look_up(typed: str, *, today: date) -> Verdict:
    """Return what is to be said about a code, however it was typed."""
    code = codes.normalise(typed)[:40]
    # Asked even when the code cannot be one of ours: the time of an answer tells nothing.
    return verdict_on(Certificate.objects.filter(code=code).first(), today=today, code=code)


def verdict_on(certificate: Certificate | None, *, today: date, code: str = "") -> Verdict:
    if certificate is None:
        return Verdict(Status.UNKNOWN, code)
    return Verdict(status_of(certificate, today=today), certificate.code, certificate)


def status_of(certificate: Certificate, *, today: date) -> Status:
    if certificate.is_replaced:
        return Status.REPLACED
    if certificate.is_revoked:
        return Status.REVOKED
    return Status.EXPIRED if certificate.valid_until < today else Status.VALID


def is_name_of(verdict: Verdict, typed: str) -> bool:
    """Whether this is the name on the certificate. Case, accents left out and the order of the words do not matter."""
    return words_of(typed) == words_of(verdict.facts["holder_name"])


def words_of(name: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return sorted(plain.replace("-", " ").split())


def for_machines(verdict: Verdict) -> dict:
    """Return the answer as JSON: the same keys whatever the status."""
    told, known = verdict.facts, verdict.certificate
    return {
        "status": verdict.status.value,
        "code": verdict.code,
        "number": known.number if known else None,
        "issued_on": known.issued_on.isoformat() if known else None,
        "valid_until": told.get("valid_until"),
        "revoked_on": facts.local_date(known.revoked_at).isoformat() if known and known.is_revoked else None,
        "revocation_reason": known.revocation_reason if known and known.is_revoked else None,
        "holder": verdict.holder or None,
        "school": told.get("school") or None,
        "course": told.get("course_title"),
        "course_version": told.get("course_version"),
        "area": told.get("area"),
        "form": told.get("form"),
        "minutes": told.get("minutes"),
        "guideline": told.get("guideline"),
        "issuer": told.get("issuer"),
    }
