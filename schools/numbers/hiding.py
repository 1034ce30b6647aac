"""Which numbers must not be told: no group of one to four people shows, nor one that could be worked out of sums.

The numbers form a tree: schools stand in districts, districts in the city, and a total is told beside its parts. What is
hidden of a total that is told is known as one sum. What is hidden in districts whose totals are hidden too is known as one sum
for the whole city. So each of these sums has to hold at least two schools, and of every kind of pupil nobody or at least five.
Where the small ones alone do not make that, the next larger school, or the next larger district, is hidden with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FEWEST = 5

Parts = Sequence[int]  # the pupils of a school by what they have done; a pupil is in one part
Place = tuple[int, int]  # of a school: its district, and its place there


@dataclass
class Hidden:
    """The schools, the districts' totals, and whether the city's total stays untold."""

    schools: set[Place] = field(default_factory=set)
    districts: set[int] = field(default_factory=set)
    city: bool = False


def is_small(number: int) -> bool:
    return 0 < number < FEWEST


def hide_pupils(tree: Sequence[Sequence[Parts]]) -> Hidden:
    """Return whose number of pupils must not be told."""
    counted = [[(sum(parts),) for parts in district] for district in tree]
    return hide(counted, Hidden(schools=small_ones(counted)))


def hide_parts(tree: Sequence[Sequence[Parts]], pupils: Hidden) -> Hidden:
    """Return whose parts must not be told. Where the number of pupils is hidden, so are its parts."""
    begin = Hidden(pupils.schools | small_ones(tree), set(pupils.districts), pupils.city)
    return hide(tree, begin)


def small_ones(tree: Sequence[Sequence[Parts]]) -> set[Place]:
    return {
        (at, place)
        for at, district in enumerate(tree)
        for place, parts in enumerate(district)
        if any(is_small(number) for number in parts)
    }


def hide(tree: Sequence[Sequence[Parts]], hidden: Hidden) -> Hidden:
    """Add to what is hidden until nothing of it can be worked out."""
    for at in range(len(tree)):
        if at not in hidden.districts and not hide_in_district(tree, at, hidden):
            hidden.districts.add(at)
    open_ones = sorted((at for at in range(len(tree)) if at not in hidden.districts), key=lambda at: size_of(tree[at]))
    while hidden.districts and not hidden.city and not is_safe(in_closed_districts(tree, hidden)):
        if open_ones:
            close(tree, open_ones.pop(0), hidden)
        else:
            hidden.city = True
    return hidden


def hide_in_district(tree: Sequence[Sequence[Parts]], at: int, hidden: Hidden) -> bool:
    """Hide more schools of the district until its total can be told; False when it cannot."""
    spare = [(at, place) for place in by_size(tree[at]) if (at, place) not in hidden.schools]
    here = [place for place in hidden.schools if place[0] == at]
    while here and not is_safe(parts_of(tree, here)) and spare:
        here.append(spare.pop(0))
    hidden.schools.update(here)
    return not here or is_safe(parts_of(tree, here))


def close(tree: Sequence[Sequence[Parts]], at: int, hidden: Hidden) -> None:
    """Hide the total of a district, and a school in it when all of them are told: else they would add up to it."""
    hidden.districts.add(at)
    if not any(district == at for district, _place in hidden.schools):
        hidden.schools.add((at, by_size(tree[at])[0]))


def is_safe(block: Sequence[Parts]) -> bool:
    """Whether a sum of these schools may be known. A school without a pupil covers nobody."""
    return sum(map(any, block)) >= 2 and not any(is_small(sum(numbers)) for numbers in zip(*block, strict=True))


def in_closed_districts(tree: Sequence[Sequence[Parts]], hidden: Hidden) -> list[Parts]:
    return parts_of(tree, (place for place in hidden.schools if place[0] in hidden.districts))


def parts_of(tree: Sequence[Sequence[Parts]], places: Iterable[Place]) -> list[Parts]:
    return [tree[at][place] for at, place in places]


def by_size(district: Sequence[Parts]) -> list[int]:
    """Return the places of the schools, the smallest first; those without a pupil last, because they hide nobody."""
    return sorted(range(len(district)), key=lambda place: (sum(district[place]) == 0, sum(district[place])))


def size_of(district: Sequence[Parts]) -> tuple[bool, int]:
    number = sum(sum(parts) for parts in district)
    return number == 0, number
