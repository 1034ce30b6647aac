"""What the database knows of a school's pupils, in the plain form that rosters are compared with."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models.functions import Lower

from schools.models import ClassMembership, SchoolClass
from schools.rosters import Entry, Existing, KnownPupil

AT_ONCE = 5000  # addresses per query, below what every database accepts


def existing_for(*, school, school_year: str, entries: Iterable[Entry]) -> Existing:
    classes = SchoolClass.objects.filter(school=school, school_year=school_year)
    return Existing(
        school_year=school_year,
        pupils=known_pupils(school),
        class_names=list(classes.values_list("name", flat=True)),
        email_owners=owners_of({entry.email.strip().lower() for entry in entries if entry.email.strip()}),
    )


def known_pupils(school) -> list[KnownPupil]:
    places = ClassMembership.objects.filter(school_class__school=school).order_by("pk")
    rows = places.values_list(
        "pupil_id",
        "pupil__first_name",
        "pupil__last_name",
        "pupil__email",
        "school_class__name",
        "school_class__school_year",
        "roster_id",
        "number",
    )
    return [KnownPupil(*row) for row in rows]


def owners_of(addresses: set[str]) -> dict[str, int]:
    """Return who on the whole platform has these addresses, by address in small letters."""
    wanted, owners = sorted(addresses), {}
    for start in range(0, len(wanted), AT_ONCE):
        people = get_user_model().objects.annotate(address=Lower("email"))
        owners |= dict(people.filter(address__in=wanted[start : start + AT_ONCE]).values_list("address", "pk"))
    return owners
