"""The line for a meeting: so many places, the others wait in a fixed order, and who is first moves up."""

from dataclasses import dataclass

import pytest

from schools.practical.lining_up import line_up, share, with_chosen


@dataclass(frozen=True)
class Pupil:
    pk: int


ALA, BASIA, CELINA, DANEK, EWA = CLASS = [Pupil(pk=number) for number in range(1, 6)]


def line(places=2, numbers=None):
    return line_up(CLASS, numbers=numbers or {}, places=places)


def test_the_first_have_the_places_and_the_others_wait_in_order():
    found = line()
    assert (found.placed, found.waiting) == ((ALA, BASIA), (CELINA, DANEK, EWA))
    assert [found.waits_as(pupil) for pupil in CLASS] == [0, 0, 1, 2, 3]


def test_without_a_number_of_places_nobody_waits():
    found = line(places=None)
    assert (found.placed, found.waiting) == (tuple(CLASS), ())


def test_when_somebody_is_taken_off_the_first_who_waits_moves_up():
    found = line(numbers={1: 1, 2: None, 3: 3, 4: 4, 5: 5})
    assert (found.placed, found.waiting, found.off) == ((ALA, CELINA), (DANEK, EWA), (BASIA,))


def test_when_places_grow_the_first_who_wait_move_up():
    numbers = {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}
    assert line(numbers=numbers).placed == (EWA, DANEK)
    assert line(places=3, numbers=numbers).placed == (EWA, DANEK, CELINA)


def test_who_comes_to_the_class_later_stands_behind_all_others_wherever_the_list_has_the_name():
    found = line(numbers={2: 1, 3: 2, 4: 3, 5: 4})
    assert found.order == (BASIA, CELINA, DANEK, EWA, ALA)


@pytest.mark.parametrize(
    ("chosen", "order"),
    [
        ([ALA, BASIA], [ALA, BASIA, CELINA, DANEK, EWA]),
        ([EWA, ALA], [ALA, EWA, CELINA, DANEK, BASIA]),  # who steps back goes behind those who wait
        ([ALA], [ALA, CELINA, DANEK, EWA, BASIA]),  # and the free place is the first one's who waited
        ([], [CELINA, DANEK, EWA, ALA, BASIA]),
    ],
)
def test_the_chosen_come_first_and_nobody_is_lost(chosen, order):
    assert with_chosen(line(), chosen) == order


def test_the_mark_is_another_one_when_anything_in_the_line_is():
    marks = {line().mark, line(places=3).mark, line(numbers={1: None}).mark, line(numbers={5: 1, 1: 2}).mark}
    assert len(marks) == 4


@pytest.mark.parametrize(
    ("people", "among", "said"),
    [(30, 2, (15, 15)), (25, 2, (12, 13)), (3, 5, (1, 1)), (0, 2, None), (10, None, None)],
)
def test_how_many_fall_to_one(people, among, said):
    assert share(people, among) == said
