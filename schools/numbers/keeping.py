"""Keeping the numbers of school years that are over, before anything of them is forgotten."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit.retention.registry import kept
from schools.models import KeptNumbers, School, SchoolClass
from schools.numbers.counting import counts_by, parts_of_kept
from schools.years import last_ended


def years_to_keep(now: datetime) -> list[tuple[int, str]]:
    """Return the schools with those of their years that are over and have no kept numbers yet."""
    over = SchoolClass.objects.filter(school_year__lte=last_ended(timezone.localdate(now) - kept("numbers")))
    there = set(KeptNumbers.objects.values_list("school", "school_year"))
    found = over.order_by("school", "school_year").values_list("school", "school_year").distinct()
    return [pair for pair in found if pair not in there]


def keep(now: datetime) -> int:
    """Keep the numbers of all of them; return how many years of schools those were."""
    pairs = years_to_keep(now)
    for school, year in pairs:
        keep_year(School.objects.get(pk=school), year)
    return len(pairs)


@transaction.atomic
def keep_year(school: School, year: str) -> None:
    chosen = {"school": school, "school_year": year}
    of_classes = counts_by("name", **chosen)
    rows = {"": counts_by("school", **chosen).get(school.pk, (0, 0, 0))} | of_classes
    KeptNumbers.objects.bulk_create(
        [KeptNumbers(**chosen, class_name=name, **parts_of_kept(numbers)) for name, numbers in rows.items()],
        ignore_conflicts=True,
    )
