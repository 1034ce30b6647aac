"""What certificates put into the calendar of who holds them: when to refresh, and until when they are good."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from calendars.registry import Entry, in_calendar, midnight
from certificates.models import Certificate


@in_calendar
def days_of_certificates(person, since: date) -> Iterator[Entry]:
    """Yield both days of each standing certificate. One query."""
    for certificate in Certificate.objects.held_by(person).standing().filter(valid_until__gte=since).order_by("pk"):
        words = {"title": certificate.course_title}
        yield day_of(certificate, "refresh", certificate.refresh_on, _("Zalecane odświeżenie: %(title)s") % words)
        yield day_of(certificate, "end", certificate.valid_until, _("Koniec ważności zaświadczenia: %(title)s") % words)


def day_of(certificate: Certificate, what: str, day: date, title: str) -> Entry:
    """Return an entry. Its days never change: what is renewed is another certificate."""
    return Entry(
        key=f"{what}-{certificate.public_id}",
        title=title,
        begins=day,
        changed_at=midnight(certificate.issued_on),
        path=reverse("certificates:mine"),
    )
