"""Which certificates are meant: by course, school and days of issue."""

from datetime import date

from django.db.models import Count

from certificates.models import Certificate


def chosen(
    *,
    today: date,
    course: str = "",
    school: str = "",
    school_has: str = "",
    issued_from: date | None = None,
    issued_to: date | None = None,
):
    """Return the valid certificates that are like this, in the order of their numbers.

    `school` is the whole name as it stands on the certificates, `school_has` a part of it.
    """
    wanted = {
        "facts__course_code": course,
        "facts__school": school,
        "facts__school__icontains": school_has,
        "issued_on__gte": issued_from,
        "issued_on__lte": issued_to,
    }
    wanted = {name: value for name, value in wanted.items() if value}
    return Certificate.objects.valid(today=today).filter(**wanted).order_by("pk")


def by_school(certificates) -> list[tuple[str, int]]:
    """Count them by school; the name is empty for people who came on their own."""
    counted = certificates.order_by().values_list("facts__school").annotate(Count("pk"))
    return sorted((school or "", count) for school, count in counted)


def courses() -> list[tuple[str, str]]:
    """Return the codes and titles of the courses that have certificates, each code once, under its newest title."""
    found = Certificate.objects.order_by("pk").values_list("facts__course_code", "facts__course_title").distinct()
    return sorted({code: title for code, title in found if code}.items())
