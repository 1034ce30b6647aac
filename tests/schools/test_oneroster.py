"""A OneRoster 1.2 set: its pupils and their home classes, and nothing else of it."""

import time

import pytest

from schools.models import ClassMembership, RosterUpload
from schools.rosters import UnreadableRoster, read_file
from tests.schools import deeds, files


def told(data: bytes) -> str:
    with pytest.raises(UnreadableRoster) as refusal:
        read_file(data)
    return refusal.value.message


def test_pupils_of_home_classes_are_read_and_nobody_else():
    entries, ignored = read_file(files.oneroster())
    assert [(one.line, one.first, one.last, one.class_name, one.identifier) for one in entries] == [
        (2, "Ewa", "Żak", "7a", "ID-u1"),
        (3, "Jan", "Ćma", "7b", "ID-u2"),
    ]
    assert ignored == []


@pytest.mark.django_db
def test_the_same_set_twice_changes_nothing_and_nothing_unused_is_kept(school, basia):
    first = deeds.bring(school, files.oneroster(), by=basia)
    assert first.new == 2
    again = deeds.keep(school, files.oneroster(), by=basia)
    assert "tajne" not in str(RosterUpload.objects.get(pk=again.pk).rows)
    from schools import uploading

    report = uploading.report_of(again)
    assert (report.changes, report.gone) == (0, [])
    assert ClassMembership.objects.count() == 2


def test_a_pupil_in_two_home_classes_is_a_problem_of_that_line():
    from schools.rosters import Existing, understand

    data = files.oneroster(
        enrollments="sourcedId,status,classSourcedId,userSourcedId,role\ne1,,c1,u1,student\ne2,,c2,u1,student\n"
    )
    report = understand(read_file(data)[0], Existing(school_year="2026/2027"))
    assert [line.number for line in report.problems] == [3]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: files.oneroster(manifest="1.1"), "wersji „1.1”"),
        (lambda: files.oneroster(classes="sourcedId,classType\nc1,scheduled\n"), "ani jednej klasy wychowawczej"),
        (lambda: files.repacked(files.oneroster(), add={"users.csv": b"\xff\xfe\xff"}), "nie jest zapisany w UTF-8"),
        (lambda: files.repacked(files.oneroster(), add={"users.csv": b'a,b\n"open'}), "nie jest poprawnym plikiem CSV"),
        (lambda: files.repacked(files.oneroster(), add={"manifest.csv": b"propertyName,value\n"}), "wersji „”"),
        (
            lambda: files.repacked(
                files.oneroster(),
                add={"manifest.csv": b"propertyName,value\noneroster.version,1.2\nfile.users,delta\n"},
            ),
            "plik users.csv musi być w zestawie w całości",
        ),
        (lambda: files.oneroster(extra={"bomb.csv": b"0" * 30_000_000}), "zbyt duży"),
    ],
)
def test_a_set_that_cannot_be_read_says_why(data, words):
    assert words in told(data())


def test_a_set_of_a_large_school_is_read_in_a_moment():
    people = [(f"u{n}", f"Jan{files.spelled(n)}", f"Kowal{files.spelled(n // 3)}") for n in range(6_000)]
    data = files.oneroster(users=people)
    began = time.perf_counter()
    entries, _ignored = read_file(data)
    assert len(entries) == 6_000
    assert time.perf_counter() - began < 10
