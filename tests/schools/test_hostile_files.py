"""A real list with eight mistakes, and files that were made to do harm: each refused with the reason, nothing half done."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from openpyxl import Workbook

from schools import uploading
from schools.models import RosterUpload, SchoolClass
from schools.rosters import State
from tests.schools import deeds, files

pytestmark = pytest.mark.django_db

SHEET = "xl/worksheets/sheet1.xml"


def test_a_real_looking_list_of_three_classes_names_each_of_its_eight_mistakes(school, basia):
    upload = deeds.keep(school, files.three_classes(), by=basia)
    report = uploading.report_of(upload)
    found = {line.number: line.problems[0].message for line in report.problems}
    assert found.keys() == files.EIGHT_ERRORS.keys()
    assert all(words in found[line] for line, words in files.EIGHT_ERRORS.items())
    assert not report.can_be_imported
    assert set(upload.ignored_columns) == {"Lp.", "PESEL", "Uwagi"}
    assert not SchoolClass.objects.exists()


def test_the_corrected_list_makes_three_classes_and_a_second_time_changes_nothing(school, basia):
    imported = deeds.bring(school, files.three_classes(with_errors=False), by=basia)
    assert (imported.new, imported.classes) == (66, 3)
    report = uploading.report_of(deeds.keep(school, files.three_classes(with_errors=False), by=basia))
    assert (report.counts, report.gone) == ({State.UNCHANGED: 66}, [])


def bomb() -> bytes:
    return files.repacked(files.workbook([files.HEADER]), add={SHEET: b"<worksheet>" + b" " * 30_000_000})


def external_entity() -> bytes:
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet>&y;</worksheet>'
    return files.repacked(files.workbook([files.HEADER]), add={SHEET: sheet})


def external_entity_in_utf_16() -> bytes:
    sheet = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY y "z">]><worksheet>&y;</worksheet>'
    return files.repacked(files.workbook([files.HEADER]), add={SHEET: sheet.encode("utf-16")})


def macro() -> bytes:
    return files.repacked(files.workbook([files.HEADER, *files.PUPILS]), add={"xl/vbaProject.bin": b"\xd0\xcf"})


def two_hundred_columns() -> bytes:
    header = [*files.HEADER, *(f"kolumna {number}" for number in range(200))]
    return files.csv_file([*files.PUPILS[0], *["x"] * 200], header=header)


def wide_sheet() -> bytes:
    book = Workbook()
    book.active.append([*files.HEADER, *["x"] * 200])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("lista.xlsx", bomb, "zbyt duży"),
        ("lista.xlsx", external_entity, "odwołuje się do innych plików"),
        ("lista.xlsx", external_entity_in_utf_16, "odwołuje się do innych plików"),
        ("lista.xlsm", macro, "ma w sobie makra"),
        ("lista.csv", two_hundred_columns, "więcej niż 50 kolumn"),
        ("lista.xlsx", wide_sheet, "więcej niż 50 kolumn"),
        ("lista.csv", lambda: files.csv_file(["A" * 100_000, "Lis", "7b"]), "ponad 2000 znaków"),
        ("lista.csv", lambda: files.csv_file(["A" * 200_000, "Lis", "7b"]), "jest ogromna"),
        ("lista.csv", lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 20, "nie jest plik tekstowy"),
        ("lista.xlsx", lambda: b"%PDF-1.7 lista", "To jest plik PDF"),
        ("lista.csv", lambda: b"<html><script>alert(1)</script>", "strona internetowa"),
    ],
)
def test_a_hostile_file_is_refused_with_the_reason_and_nothing_is_kept(as_, basia, school, name, data, words):
    answer = as_(basia).post(deeds.upload_url(school), deeds.upload_form(data(), name=name))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not RosterUpload.objects.exists()


def test_formulas_in_names_are_refused_line_by_line_and_nobody_gets_an_account(as_, basia, school):
    people = get_user_model().objects.count()
    data = files.csv_file(['=HYPERLINK("http://x.example","A")', "Lis", "7b"], ["Ola", "@SUM(A1)", "7b"])
    page = as_(basia).post(deeds.upload_url(school), deeds.upload_form(data), follow=True).content.decode()
    assert page.count("wygląda jak formuła") == 2
    upload = RosterUpload.objects.get()
    as_(basia).post(reverse("schools:roster_confirm", args=[upload.uuid]))
    assert get_user_model().objects.count() == people
