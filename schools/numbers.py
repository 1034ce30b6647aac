"""Numbers of a year without a name: for the head by class, for the city by district and school.

For the city no group of one to four shows, nor one that could be worked out: of a sum that is told at least two parts are
hidden, and together they hold five or more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F

from courses.models import Completion
from schools.collation import class_key, polish_key
from schools.models import DISTRICTS, ClassMembership, School

FEWEST = 5


@dataclass(frozen=True)
class Counted:
    """A class, a school, a district or the city. A number that must not be told is None."""

    name: str
    pupils: int | None
    finished: int | None


def counts_by(field: str, **chosen) -> dict:
    """Count pupils, and those who finished a course of their class, by a field of the class. Two queries."""
    places = ClassMembership.objects.filter(**{f"school_class__{name}": value for name, value in chosen.items()})
    pupils = places.order_by().values_list(f"school_class__{field}").annotate(n=Count("pupil", distinct=True))
    here = "enrolment__learner__class_memberships__school_class"
    done = (
        Completion.objects.filter(
            **{f"{here}__{name}": value for name, value in chosen.items()},
            enrolment__course_key=F(f"{here}__assignments__course_key"),
        )
        .order_by()
        .values_list(f"{here}__{field}")
        .annotate(n=Count("enrolment__learner", distinct=True))
    )
    finished = dict(done)
    return {key: (number, finished.get(key, 0)) for key, number in pupils}


def of_school(school: School, *, school_year: str) -> list[Counted]:
    """Return the numbers of each class, for who knows the classes anyway."""
    found = counts_by("name", school=school, school_year=school_year)
    return [Counted(name, *found[name]) for name in sorted(found, key=class_key)]


@dataclass(frozen=True)
class District:
    total: Counted
    schools: list[Counted]


def of_city(*, school_year: str) -> tuple[Counted, list[District]]:
    """Return the numbers of the city, and of its districts and schools as far as they may be told."""
    found = counts_by("school", school_year=school_year)
    schools = {one.pk: one for one in School.objects.filter(pk__in=found)}
    by_district: dict[str, list[tuple[str, int, int]]] = {}
    for pk, (pupils, finished) in found.items():
        by_district.setdefault(schools[pk].district, []).append((schools[pk].name, pupils, finished))
    order = [code for code in [*dict(DISTRICTS), ""] if code in by_district]
    sums = [(dict(DISTRICTS).get(code, ""), *total_of(by_district[code])) for code in order]
    told = protected(sums)
    districts = [
        District(total, protected(sorted(by_district[code], key=lambda one: polish_key(one[0]))))
        for code, total in zip(order, told, strict=True)
    ]
    (city,) = protected([("", *total_of(sums))])
    return city, districts


def total_of(rows: Sequence[tuple[str, int, int]]) -> tuple[int, int]:
    return sum(row[1] for row in rows), sum(row[2] for row in rows)


def protected(rows: Sequence[tuple[str, int, int]]) -> list[Counted]:
    """Return the rows of one sum without what would tell of a small group.

    Who has not finished is a group too. Where the number of pupils is hidden, so is how many of them finished.
    """
    pupils = [row[1] for row in rows]
    finished = [row[2] for row in rows]
    without_pupils = hidden(pupils, {at for at, number in enumerate(pupils) if 0 < number < FEWEST})
    small = {
        at
        for at, (all_, done) in enumerate(zip(pupils, finished, strict=True))
        if 0 < done < FEWEST or 0 < all_ - done < FEWEST
    }
    without_finished = hidden(finished, small | without_pupils)
    return [
        Counted(
            row[0],
            None if at in without_pupils else row[1],
            None if at in without_finished else row[2],
        )
        for at, row in enumerate(rows)
    ]


def hidden(numbers: Sequence[int], small: set[int]) -> set[int]:
    """Return which numbers to hide so that the small ones cannot be worked out of the sum and the others."""
    found = set(small)
    others = sorted(
        (at for at in range(len(numbers)) if at not in found), key=lambda at: (numbers[at] == 0, numbers[at])
    )
    while found and others and (len(found) < 2 or sum(numbers[at] for at in found) < FEWEST):
        found.add(others.pop(0))
    return found
