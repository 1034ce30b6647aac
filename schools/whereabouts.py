"""To which school people belong: for the log, which lies below the schools (settings.AUDIT_SCHOOL_OF)."""

from django.contrib.auth import get_user_model

from schools.models import ClassMembership, School, Staff

AT_ONCE = 500


def school_of(people: list[int]) -> int | None:
    """Return the number of the school to which all of them belong, by their latest class, account or post; else None."""
    found: set[int | None] = set()
    for start in range(0, len(people), AT_ONCE):
        part = people[start : start + AT_ONCE]
        known = by_post(part) | by_account(part) | by_class(part)
        found |= {known.get(person) for person in part}
        if len(found) > 1:
            return None
    return found.pop() if found else None


def by_class(people: list[int]) -> dict[int, int]:
    places = ClassMembership.objects.filter(pupil__in=people).order_by("joined_at", "pk")
    return dict(places.values_list("pupil", "school_class__school"))


def by_account(people: list[int]) -> dict[int, int]:
    accounts = dict(get_user_model().objects.filter(pk__in=people).values_list("pk", "managed_by"))
    schools = dict(School.objects.filter(name__in=set(accounts.values()) - {""}).values_list("name", "pk"))
    return {person: schools[name] for person, name in accounts.items() if name in schools}


def by_post(people: list[int]) -> dict[int, int]:
    return dict(Staff.objects.filter(person__in=people).order_by("pk").values_list("person", "school"))
