"""Login names that anybody can type, and the order of a Polish register."""

import re

import pytest

from schools.collation import class_key, polish_key
from schools.usernames import make_usernames
from schools.years import school_year_of, years_to_choose
from tests.schools.deeds import TODAY


@pytest.mark.parametrize("first, last", [("Łucja", "Żółć"), ("Мар'яна", "Ґудзь"), ("=1+1", "@"), ("A", "b" * 80)])
def test_every_pupil_gets_a_login_name_of_plain_letters(first, last):
    (name,) = make_usernames([(first, last)], taken=lambda names: set())
    assert re.fullmatch(r"[a-z]{1,20}[2-9]{2}", name)


def test_login_names_end_in_digits_that_nobody_takes_for_letters():
    (name,) = make_usernames([("Jan", "Lis")], taken=lambda names: set())
    assert re.fullmatch(r"jlis[2-9]{2}", name)


def test_a_thousand_namesakes_get_a_thousand_names():
    names = make_usernames([("Jan", "Lis")] * 1000, taken=lambda names: set())
    assert len(set(names)) == 1000


def test_taken_names_are_drawn_again():
    taken = {f"jlis{number}" for number in range(100)}
    (name,) = make_usernames([("Jan", "Lis")], taken=lambda names: names & taken)
    assert name not in taken


def test_names_stand_in_the_order_of_the_polish_alphabet():
    names = ["Cak", "Ćma", "Dal", "Lis", "Łapa", "Müller", "Muzyk", "Nowak", "Nowak-Ala", "Nowakowa", "Źrebak", "Żak"]
    mixed = names[::-1]
    assert sorted(mixed, key=polish_key) == names


def test_other_alphabets_come_last_in_their_own_order():
    names = ["Żak", "Гончар", "Ґудзь", "Єва", "Їжак", "Шевченко"]
    mixed = names[::-1]
    assert sorted(mixed, key=polish_key) == names


@pytest.mark.parametrize(
    "day, year",
    [
        ("2026-07-31", "2025/2026"),
        ("2026-08-01", "2026/2027"),
        ("2026-12-31", "2026/2027"),
        ("2027-01-01", "2026/2027"),
    ],
)
def test_the_school_year_turns_in_august(day, year):
    assert school_year_of(TODAY.fromisoformat(day)) == year


def test_a_roster_is_for_this_school_year_or_one_beside_it():
    assert years_to_choose(TODAY) == ["2025/2026", "2026/2027", "2027/2028"]


def test_classes_stand_as_schools_count_them():
    names = ["1a", "2c", "7a", "7ą", "7b", "8a", "10a", "kółko"]
    mixed = names[::-1]
    assert sorted(mixed, key=class_key) == ["kółko", *names[:-1]]
