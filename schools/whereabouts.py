"""To which school somebody belongs: for the log, which lies below the schools (settings.AUDIT_SCHOOL_OF)."""

from django.contrib.auth import get_user_model

from schools.models import ClassMembership, School, Staff


def school_of(person: int) -> int | None:
    """Return the number of the school of a person's latest class, else of the account, else of the latest post."""
    places = ClassMembership.objects.filter(pupil=person).order_by("-joined_at", "-pk")
    accounts = get_user_model().objects.filter(pk=person).values("managed_by")
    posts = Staff.objects.filter(person=person).order_by("-pk")
    return (
        places.values_list("school_class__school", flat=True).first()
        or School.objects.filter(name__in=accounts).values_list("pk", flat=True).first()
        or posts.values_list("school", flat=True).first()
    )
