"""The report says of every line what it would do, and two people are never made one."""

import pytest

from schools.rosters import Column, Entry, Existing, KnownPupil, State, understand

YEAR = "2026/2027"


def entry(line=2, first="Anna", last="Nowak", class_name="7b", **cells) -> Entry:
    return Entry(line=line, first=first, last=last, class_name=class_name, **cells)


def known(pupil=1, first="Anna", last="Nowak", class_name="7b", school_year=YEAR, email="", identifier="", number=""):
    return KnownPupil(pupil, first, last, email, class_name, school_year, identifier, number)


def report(*entries, pupils=(), owners=None, class_names=()):
    return understand(entries, Existing(YEAR, list(pupils), list(class_names), owners or {}))


def states(*entries, **existing) -> list[State]:
    return [line.state for line in report(*entries, **existing).lines]


def only_problem(*entries, **existing):
    (line,) = report(*entries, **existing).problems
    (problem,) = line.problems
    return line.number, problem.column, problem.message


def test_a_pupil_whom_nobody_knows_is_new():
    assert states(entry()) == [State.NEW]


def test_a_pupil_who_is_there_already_is_unchanged():
    assert states(entry(), pupils=[known()]) == [State.UNCHANGED]


def test_capital_letters_and_spaces_make_no_second_person_and_no_second_class():
    (line,) = report(entry(first=" ANNA ", last="nowak", class_name="7 B"), pupils=[known()], class_names=["7b"]).lines
    assert line.state == State.UNCHANGED
    assert line.entry.class_name == "7b"


def test_one_class_spelled_two_ways_in_the_file_is_one_class():
    lines = report(entry(2, "Anna"), entry(3, "Ewa", class_name="7 B"), entry(4, "Ola", class_name="klasa 7b")).lines
    assert {line.entry.class_name for line in lines} == {"7b"}


@pytest.mark.parametrize(
    "cells, column, word",
    [
        ({"first": " "}, Column.FIRST, "Brakuje imienia"),
        ({"last": ""}, Column.LAST, "Brakuje nazwiska"),
        ({"class_name": ""}, Column.CLASS, "Brakuje klasy"),
        ({"class_name": "2026-02-07"}, Column.CLASS, "datę"),
        ({"class_name": "x" * 31}, Column.CLASS, "30 znaków"),
        ({"first": "A" * 81}, Column.FIRST, "80 znaków"),
        ({"first": "An\tna"}, Column.FIRST, "U+0009"),
        ({"last": "Nowak\r\nBcc: x@example.org"}, Column.LAST, "U+000D"),
        ({"last": "Now\u200bak"}, Column.LAST, "U+200B"),
        ({"last": "Now\u202eak"}, Column.LAST, "U+202E"),
        ({"first": "Kami?a"}, Column.FIRST, "uszkodzone"),
        ({"last": "Å»ółć".replace("ół", "Ĺ‚")}, Column.LAST, "uszkodzone"),
        ({"last": "1234"}, Column.LAST, "żadnej litery"),
        ({"email": "anna.example.org"}, Column.EMAIL, "poprawny adres"),
        ({"email": "anna@example.org\nx"}, Column.EMAIL, "U+000A"),
        ({"identifier": "44051401359"}, Column.IDENTIFIER, "PESEL"),
        ({"surplus": "8a"}, None, "więcej pól"),
    ],
)
def test_what_is_wrong_in_a_line_is_named_with_line_and_column(cells, column, word):
    found = report(entry(17, **cells)).problems
    assert found[0].number == 17
    assert (column, True) in [(problem.column, word in problem.message) for problem in found[0].problems]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2+3", "+48"])
def test_a_name_that_looks_like_a_formula_is_refused_with_the_reason(name):
    (line,) = report(entry(last=name)).lines
    assert line.state == State.PROBLEM
    assert f"„{name}” wygląda jak formuła" in line.problems[0].message


@pytest.mark.parametrize(
    "name", ["O’Neil", "d'Arc", "Żółć-Źdźbło", "van der Saar", "Шевченко", "Мар'яна", "Ko\u0142\u0105taj"]
)
def test_names_of_all_kinds_are_names(name):
    assert states(entry(last=name)) == [State.NEW]


def test_the_same_pupil_twice_is_a_problem_that_names_the_first_line():
    line, column, message = only_problem(entry(2), entry(9))
    assert (line, column) == (9, Column.IDENTIFIER)
    assert "wierszu 2" in message
    assert "identyfikator" in message


def test_two_of_one_name_stay_two_when_their_identifiers_differ():
    assert states(entry(2, identifier="17"), entry(3, identifier="18")) == [State.NEW, State.NEW]


def test_two_of_one_name_stay_two_when_their_numbers_on_the_list_differ():
    assert states(entry(2, number="3"), entry(3, number="4")) == [State.NEW, State.NEW]


def test_one_with_an_identifier_and_one_without_cannot_be_told_apart():
    assert only_problem(entry(2, identifier="17"), entry(3))[0] == 3
    assert only_problem(entry(2), entry(3, identifier="17"))[0] == 3


def test_an_identifier_that_stands_there_twice_is_a_problem():
    line, column, message = only_problem(entry(2, identifier="a17"), entry(3, "Ewa", identifier="A17"))
    assert (line, column) == (3, Column.IDENTIFIER)
    assert "wierszu 2" in message


def test_two_of_one_name_in_two_classes_are_two_people_and_the_report_says_so():
    (line,) = report(entry(class_name="8a"), pupils=[known()]).lines
    assert line.state == State.NEW
    assert "7b" in line.notes[0]


def test_who_is_known_by_the_identifier_in_another_class_moves():
    (line,) = report(entry(class_name="8a", identifier="17"), pupils=[known(5, identifier="17")]).lines
    assert (line.state, line.known.pupil) == (State.MOVED, 5)


def test_who_is_known_from_a_former_year_by_the_identifier_goes_on_with_the_same_account():
    former = known(5, class_name="6b", school_year="2025/2026", identifier="17")
    (line,) = report(entry(identifier="17"), pupils=[former]).lines
    assert (line.state, line.known.pupil) == (State.MOVED, 5)


def test_a_name_from_a_former_year_is_not_enough_and_the_report_says_what_would_be():
    (line,) = report(entry(), pupils=[known(class_name="6b", school_year="2025/2026")]).lines
    assert line.state == State.NEW
    assert "6b (2025/2026)" in line.notes[0]
    assert "identyfikatorami" in line.notes[0]


def test_two_of_one_name_in_two_classes_of_the_file_are_said_to_be_two():
    first, second = report(entry(2, class_name="7a"), entry(3, class_name="7b")).lines
    assert "7b" in first.notes[0]
    assert "7a" in second.notes[0]


def test_an_identifier_of_somebody_with_another_name_is_a_problem():
    assert only_problem(entry(first="Ewa", identifier="17"), pupils=[known(identifier="17")])[1] == Column.IDENTIFIER


def test_an_identifier_is_added_to_the_one_pupil_it_can_belong_to():
    (line,) = report(entry(identifier="17"), pupils=[known()]).lines
    assert (line.state, line.known.pupil) == (State.UPDATED, 1)


def test_an_identifier_is_not_added_when_it_could_belong_to_another():
    assert len(report(entry(2, identifier="17"), entry(3, identifier="18"), pupils=[known()]).problems) == 2
    twins = [known(1, identifier="17"), known(2)]
    assert states(entry(identifier="17"), pupils=twins) == [State.UNCHANGED]


def test_a_second_person_with_another_identifier_is_new():
    assert states(entry(identifier="18"), pupils=[known(identifier="17")]) == [State.NEW]


def test_one_of_two_known_namesakes_is_found_by_number_or_not_at_all():
    twins = [known(1, number="3"), known(2, number="4")]
    assert states(entry(2, number="3"), entry(3, number="4"), pupils=twins) == [State.UNCHANGED, State.UNCHANGED]
    assert only_problem(entry(2), pupils=twins)[1] == Column.IDENTIFIER
    assert only_problem(entry(2, number="4"), entry(3, number="5"), pupils=twins)[0] == 3


def test_two_lines_never_mean_one_pupil():
    pupils = [known(5, class_name="7a", identifier="17")]
    moved, stays = entry(2, class_name="7b", identifier="17"), entry(3, class_name="7a")
    assert states(moved, stays, pupils=pupils) == [State.MOVED, State.PROBLEM]


def test_an_address_of_somebody_else_is_refused_without_a_word_about_whose_it_is():
    _line, column, message = only_problem(entry(email="ewa@example.org"), owners={"ewa@example.org": 99})
    assert column == Column.EMAIL
    assert "99" not in message


def test_the_pupils_own_address_is_no_problem():
    pupils = [known(5, email="anna@example.org")]
    assert states(entry(email="Anna@Example.org"), pupils=pupils, owners={"anna@example.org": 5}) == [State.UNCHANGED]


def test_an_address_is_added_but_never_replaced():
    assert states(entry(email="anna@example.org"), pupils=[known()]) == [State.UPDATED]
    (line,) = report(entry(email="anna@example.org"), pupils=[known(email="other@example.org")]).lines
    assert line.state == State.UNCHANGED
    assert "inny adres" in line.notes[0]


def test_an_address_that_stands_there_twice_is_a_problem():
    line, column, _message = only_problem(entry(2, email="a@example.org"), entry(3, "Ewa", email="A@example.org"))
    assert (line, column) == (3, Column.EMAIL)


def test_problems_come_first_and_every_line_is_counted():
    found = report(entry(2), entry(3, "Ewa"), entry(4, ""), pupils=[known()])
    assert [line.number for line in found.problems_first()] == [4, 3, 2]
    assert found.counts == {State.PROBLEM: 1, State.NEW: 1, State.UNCHANGED: 1}
    assert not found.can_be_imported


def test_a_list_without_pupils_cannot_be_imported():
    assert not report().can_be_imported
