"""Whose certificate of the staff ends soon: a school must always have people who can help, and the office sees to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, QuerySet

from certificates.models import Certificate
from schools.certificate_register import ENDING
from schools.models import School

AT = "holder__school_posts__school"


@dataclass(frozen=True)
class Ending:
    """How many people who work at a school hold a certificate that ends within two months, and when the first one does."""

    school: School
    people: int
    first: date


def ending_at(schools: QuerySet, *, today: date) -> list[Ending]:
    """Return those of the schools where a certificate of the staff ends soon. Two queries."""
    soon = Certificate.objects.expiring_between(today, today + ENDING).filter(**{f"{AT}__in": schools})
    rows = soon.order_by().values_list(AT).annotate(people=Count("holder", distinct=True), first=Min("valid_until"))
    found = {school: (people, first) for school, people, first in rows}
    return [Ending(one, *found[one.pk]) for one in School.objects.filter(pk__in=found).order_by("name")]
