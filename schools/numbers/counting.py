"""Counting the pupils of a school year, those who have begun a course of their class, and those who finished one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from courses.models import Enrolment
from schools.collation import class_key, polish_key
from schools.models import DISTRICTS, ClassMembership, KeptNumbers, School
from schools.numbers.hiding import Hidden, Parts, hide_parts, hide_pupils
from schools.recipients import is_for

CLASS = "school_class"
OF_LEARNER = f"learner__class_memberships__{CLASS}"
BEGUN = Q(last_step__isnull=False) | Q(steps_done__isnull=False) | Q(completion__isnull=False)


@dataclass(frozen=True)
class Counted:
    """A class, a school, a district, the city or a year. A number that must not be told is None."""

    name: str
    pupils: int | None
    begun: int | None
    finished: int | None

    @property
    def percent(self) -> int | None:
        """How many of a hundred have finished."""
        if not self.pupils or self.finished is None:
            return None
        return self.finished * 100 // self.pupils


def counts_by(*fields: str, **chosen) -> dict:
    """Return (finished, only begun, not begun) by these fields of the class, one or several. Four queries.

    Years that are over are told by their kept numbers; of those, nothing is counted any more.
    """
    places = ClassMembership.objects.filter(~of_kept_year(CLASS), **of_class(CLASS, chosen))
    pupils = counted(places, [f"{CLASS}__{field}" for field in fields], "pupil")
    begun = learners_by(fields, BEGUN, chosen)
    finished = learners_by(fields, Q(completion__isnull=False), chosen)
    live = {key: parts(number, begun.get(key, 0), finished.get(key, 0)) for key, number in pupils.items()}
    return with_kept(live, fields, chosen)


def of_kept_year(way: str) -> Exists:
    """Return the condition that the numbers of the class's school year are kept."""
    return Exists(
        KeptNumbers.objects.filter(school=OuterRef(f"{way}__school"), school_year=OuterRef(f"{way}__school_year"))
    )


def with_kept(live: dict, fields: tuple[str, ...], chosen: dict) -> dict:
    """Add the kept numbers: those of classes where classes are asked for, else those of schools. One query."""
    of_classes = fields == ("name",)
    rows = (
        KeptNumbers.objects.filter(**chosen).exclude(class_name="")
        if of_classes
        else (KeptNumbers.objects.filter(**chosen, class_name=""))
    )
    names = ["class_name" if field == "name" else field for field in fields]
    found = dict(live)
    for *key, finished, begun, not_begun in rows.values_list(*names, "finished", "begun", "not_begun"):
        place = key[0] if len(key) == 1 else tuple(key)
        found[place] = total_of([found.get(place, (0, 0, 0)), (finished, begun, not_begun)])
    return found


def parts_of_kept(numbers: Parts) -> dict[str, int]:
    return dict(zip(("finished", "begun", "not_begun"), numbers, strict=True))


def learners_by(fields: Iterable[str], state: Q, chosen: dict) -> dict:
    """Count who is in that state on a course that he or she was given in the class."""
    given = f"{OF_LEARNER}__assignments"
    found = Enrolment.objects.filter(
        ~of_kept_year(OF_LEARNER),
        is_for(given, "learner"),
        state,
        **of_class(OF_LEARNER, chosen),
        course_key=F(f"{given}__course_key"),
    )
    return counted(found, [f"{OF_LEARNER}__{field}" for field in fields], "learner")


def of_class(way: str, chosen: dict) -> dict:
    return {f"{way}__{name}": value for name, value in chosen.items()}


def counted(found: QuerySet, fields: list[str], people: str) -> dict:
    rows = found.order_by().values_list(*fields).annotate(n=Count(people, distinct=True))
    return {key[0] if len(fields) == 1 else tuple(key): number for *key, number in rows}


def parts(pupils: int, begun: int, finished: int) -> Parts:
    return finished, begun - finished, pupils - begun


def told(name: str, numbers: Parts, *, pupils: bool = True, split: bool = True) -> Counted:
    finished, only_begun, _rest = numbers
    return Counted(
        name,
        sum(numbers) if pupils else None,
        finished + only_begun if split else None,
        finished if split else None,
    )


def total_of(rows: Iterable[Parts]) -> Parts:
    return tuple(map(sum, zip((0, 0, 0), *rows, strict=True)))


# ---- for the head, who knows the classes anyway


def of_school(school: School, *, school_year: str) -> list[Counted]:
    """Return the numbers of each class."""
    found = counts_by("name", school=school, school_year=school_year)
    return [told(name, found[name]) for name in sorted(found, key=class_key)]


def years_of_school(school: School) -> list[Counted]:
    """Return the numbers of each school year, the latest first. A pupil of two classes counts once."""
    found = counts_by("school_year", school=school)
    return [told(year, found[year]) for year in sorted(found, reverse=True)]


# ---- for the city


@dataclass(frozen=True)
class District:
    total: Counted
    schools: list[Counted]


def of_city(*, school_year: str) -> tuple[Counted, list[District]]:
    """Return the numbers of the city, and of its districts and schools, as far as they may be told. Five queries."""
    return laid_out(counts_by("school", school_year=school_year), all_schools())


def years_of_city() -> list[Counted]:
    """Return the city's numbers of each school year as far as they may be told, the latest first. Five queries."""
    by_year: dict[str, dict] = {}
    for (year, school), numbers in counts_by("school_year", "school").items():
        by_year.setdefault(year, {})[school] = numbers
    schools = all_schools()
    return [replace(laid_out(by_year[year], schools)[0], name=year) for year in sorted(by_year, reverse=True)]


def all_schools() -> dict[int, tuple[str, str]]:
    """Return the district and the name of every school."""
    return {pk: (district, name) for pk, district, name in School.objects.values_list("pk", "district", "name")}


def laid_out(found: dict[int, Parts], schools: dict[int, tuple[str, str]]) -> tuple[Counted, list[District]]:
    by_district: dict[str, list[tuple[str, Parts]]] = {}
    for pk, numbers in found.items():
        district, name = schools[pk]
        by_district.setdefault(district, []).append((name, numbers))
    order = [code for code in [*dict(DISTRICTS), ""] if code in by_district]
    rows = [sorted(by_district[code], key=lambda row: polish_key(row[0])) for code in order]
    return as_told([dict(DISTRICTS).get(code, "") for code in order], rows)


def as_told(names: list[str], rows: list[list[tuple[str, Parts]]]) -> tuple[Counted, list[District]]:
    tree = [[numbers for _name, numbers in district] for district in rows]
    pupils = hide_pupils(tree)
    split = hide_parts(tree, pupils)
    districts = [
        District(
            told(names[at], total_of(tree[at]), pupils=at not in pupils.districts, split=at not in split.districts),
            [told_school(name, numbers, (at, place), pupils, split) for place, (name, numbers) in enumerate(district)],
        )
        for at, district in enumerate(rows)
    ]
    everybody = total_of(total_of(district) for district in tree)
    return told("", everybody, pupils=not pupils.city, split=not split.city), districts


def told_school(name: str, numbers: Parts, place: tuple[int, int], pupils: Hidden, split: Hidden) -> Counted:
    return told(name, numbers, pupils=place not in pupils.schools, split=place not in split.schools)
