"""What leaves for a spreadsheet: readable at a click, and nothing in it is calculated."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from schools.exports import harmless, progress_csv
from schools.overview import class_overview
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db


def exported(school_class) -> list[list[str]]:
    data = progress_csv(class_overview(school_class, language="pl", today=deeds.TODAY))
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_pupil_is_a_row_and_every_course_four_columns(school, course):
    school_class = make_class(school)
    deeds.join(school_class, last_name="Żak", first_name="Ola")
    done = deeds.join(school_class, last_name="Ćma", first_name="Jan")
    deeds.assign(school_class, course)
    certificate = deeds.finish(done, course)
    header, first, second = exported(school_class)
    assert header[:3] == ["nazwisko", "imię", "klasa"]
    assert header[3] == "K1 Uratuj serce: kroki"
    assert first[:5] == ["Ćma", "Jan", "7b", "3 z 3", "ukończony"]
    assert first[6] == certificate.number
    assert second == ["Żak", "Ola", "7b", "0 z 3", "jeszcze nie zaczęty", "", ""]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2+3", "+48", "\t=1", "\r=1", "\n=1"])
def test_no_cell_begins_like_a_formula(name):
    assert harmless(name) == "'" + name


def test_a_name_like_a_formula_comes_out_as_text(school, course):
    school_class = make_class(school)
    deeds.join(school_class, "=1+1", '=HYPERLINK("http://x")')
    deeds.assign(school_class, course)
    _header, row = exported(school_class)
    assert row[:2] == ['\'=HYPERLINK("http://x")', "'=1+1"]


def test_the_same_comes_as_a_workbook_without_a_formula(as_, basia, school, course):
    school_class = make_class(school)
    deeds.join(school_class, "=1+1", "Lis")
    deeds.assign(school_class, course)
    answer = as_(basia).get(reverse("schools:class_progress", args=[school_class.uuid]), {"format": "xlsx"})
    cells = [cell for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows() for cell in row]
    assert "'=1+1" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)


def test_the_file_opens_at_a_click_and_its_name_says_no_ones_name(as_, basia, school, course):
    school_class = make_class(school, pupils=1, name='7ą/"b')
    deeds.assign(school_class, course)
    answer = as_(basia).get(reverse("schools:class_progress", args=[school_class.uuid]))
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="postepy-7ab-')
    assert "no-store" in answer["Cache-Control"]
