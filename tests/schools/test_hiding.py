"""What must not be told of small groups, tried on every small city: whatever is shown, another city shows the same."""

from itertools import permutations, product

from schools.numbers.counting import Counted, as_told
from schools.numbers.hiding import is_small

SHAPES = [(2, 1), (1, 1), (3,), (1, 1, 1)]  # schools in each district
SIZES = [0, 2, 6, 9]  # of a part


def cities(shape):
    """Every city of that shape; a school's parts are who finished, and who has not begun."""
    schools = [(done, 0, rest) for done, rest in product(SIZES, repeat=2)]
    yield from product(schools, repeat=sum(shape))


def tree_of(shape, flat):
    left = iter(flat)
    return [[next(left) for _school in range(schools)] for schools in shape]


def shown(shape, flat):
    """Return what the coordinator sees."""
    rows = [[("", numbers) for numbers in district] for district in tree_of(shape, flat)]
    city, districts = as_told([""] * len(rows), rows)
    return [city, *(one for district in districts for one in (district.total, *district.schools))]


def seen_through(pattern, shape, flat):
    """Return what the same holes would show of another city."""
    district_rows = []
    for district in tree_of(shape, flat):
        district_rows += [tuple(map(sum, zip(*district, strict=True))), *district]
    everybody = tuple(map(sum, zip(*flat, strict=True)))
    return [
        Counted(
            hole.name,
            None if hole.pupils is None else sum(numbers),
            None if hole.begun is None else numbers[0] + numbers[1],
            None if hole.finished is None else numbers[0],
        )
        for hole, numbers in zip(pattern, [everybody, *district_rows], strict=True)
    ]


def neighbours(flat):
    """Yield cities that differ by one pupil or two: who did something else, went to another school, or changed places."""
    for school in range(len(flat)):
        yield moved(flat, [(school, 0, -1), (school, 2, 1)])
        yield moved(flat, [(school, 2, -1), (school, 0, 1)])
        for part in (0, 2):
            yield moved(flat, [(school, part, 1)])
    for one, other in permutations(range(len(flat)), 2):
        for part in (0, 2):
            yield moved(flat, [(one, part, -1), (other, part, 1)])
        yield moved(flat, [(one, 0, -1), (one, 2, 1), (other, 0, 1), (other, 2, -1)])


def moved(flat, changes):
    schools = [list(parts) for parts in flat]
    for school, part, by in changes:
        schools[school][part] += by
    return schools


def secrets(flat):
    """Yield the places of small numbers: of a part, or of all pupils of a school."""
    for school, parts in enumerate(flat):
        yield from ((school, part) for part in (0, 2) if is_small(parts[part]))
        if is_small(sum(parts)):
            yield school, None


def number(flat, secret):
    school, part = secret
    return sum(flat[school]) if part is None else flat[school][part]


def leaks(shape, flat):
    """Return the small numbers that what is shown gives away: no other city has another number and shows the same."""
    pattern = shown(shape, flat)
    same = [
        other
        for other in neighbours(flat)
        if min(map(min, other)) >= 0 and seen_through(pattern, shape, other) == pattern
    ]
    return [one for one in secrets(flat) if all(number(other, one) == number(flat, one) for other in same)]


def test_no_small_number_can_be_worked_out_of_what_is_shown():
    for shape in SHAPES:
        size = 900 if sum(shape) == 3 else 256
        every = list(cities(shape))
        for flat in every[:: max(1, len(every) // size)]:
            if sum(map(sum, flat)) >= 10:
                assert leaks(shape, flat) == [], (shape, flat)


def test_no_small_number_is_shown():
    for shape in SHAPES:
        every = list(cities(shape))
        for flat in every[:: max(1, len(every) // 900)]:
            for one in shown(shape, flat):
                assert one.pupils is None or not is_small(one.pupils)
                assert one.finished is None or not is_small(one.finished)
                assert one.finished is None or not is_small(one.pupils - one.finished)


def test_a_hidden_district_is_not_the_sum_of_schools_that_are_told():
    """The only school of the first district is small; the second district has one large school."""
    _city, first, _small, second, large = shown((1, 1), [(0, 0, 3), (6, 0, 6)])
    assert [one.pupils for one in (first, second, large)] == [None, None, None]


def test_what_is_large_everywhere_is_told_everywhere():
    assert all(one.pupils is not None and one.finished is not None for one in shown((2, 1), [(9, 0, 6)] * 3))


def test_a_school_where_nobody_has_finished_yet_is_told():
    assert [one.finished for one in shown((2, 1), [(0, 0, 30)] * 3)] == [0] * 6
