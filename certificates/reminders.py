"""Letters about certificates: one when it is there, and some before it ends."""

from collections.abc import Iterable
from datetime import date, timedelta

from certificates.models import Certificate
from reminders.registry import Due, letter, reminder

DAYS_BEFORE_END = (60, 30, 7)
DAYS_BEFORE_REFRESH = 14
CATCH_UP = timedelta(days=3)  # a reminder whose day passed while the machine was off is still sent so long afterwards


def still_stands(message) -> bool:
    """Whether the certificate was not revoked, and none that lasts longer replaced it."""
    certificate = Certificate.objects.standing().filter(public_id=message.context["certificate"]).first()
    return certificate is not None and not lasting_longer(certificate).exists()


def lasting_longer(certificate: Certificate):
    own = Certificate.objects.standing().filter(holder=certificate.holder_id, course_key=certificate.course_key)
    return own.filter(valid_until__gt=certificate.valid_until)


letter(kind="certificate-ready", still_applies=still_stands)


@reminder(kind="certificate-expiring", optional=True, still_applies=still_stands)
def certificates_expiring(today: date) -> Iterable[Due]:
    """Write 60, 30 and 7 days before the end, unless the certificate was not yet given then."""
    for days in DAYS_BEFORE_END:
        last = today + timedelta(days=days)
        for certificate in reachable().filter(valid_until__gt=last - CATCH_UP, valid_until__lte=last):
            if certificate.issued_on < certificate.valid_until - timedelta(days=days):
                yield due(certificate, f"certificate-expiring:{certificate.public_id}:{days}")


@reminder(kind="certificate-refresh", optional=True, still_applies=still_stands)
def knowledge_to_refresh(today: date) -> Iterable[Due]:
    """Write two weeks before the day on which a refresher is recommended."""
    last = today + timedelta(days=DAYS_BEFORE_REFRESH)
    for certificate in reachable().filter(refresh_on__gt=last - CATCH_UP, refresh_on__lte=last):
        if certificate.issued_on < certificate.refresh_on - timedelta(days=DAYS_BEFORE_REFRESH):
            yield due(certificate, f"certificate-refresh:{certificate.public_id}")


def reachable():
    return Certificate.objects.standing().filter(holder__is_active=True).select_related("holder").order_by("pk")


def due(certificate: Certificate, key: str) -> Due:
    return Due(
        person_id=certificate.holder_id,
        key=key,
        context={
            "certificate": str(certificate.public_id),
            "course_title": certificate.facts["course_title"],
            "number": certificate.number,
            "refresh_on": certificate.refresh_on.isoformat(),
            "valid_until": certificate.valid_until.isoformat(),
        },
    )
