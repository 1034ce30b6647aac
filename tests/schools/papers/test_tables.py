"""What leaves for a spreadsheet and for paper: readable at a click, and nothing in it is calculated."""

import csv
import io

import pikepdf
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from certificates.models import Certificate
from quizzes.exchange.sheets import harmless
from quizzes.models import Attempt
from schools.views import papers
from schools.years import school_year_of
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db

THIS_YEAR = school_year_of(timezone.localdate())
OF_CLASS = ["progress", "results", "certificates"]


@pytest.fixture
def class_7c(school, course):
    """Two pupils of this year: Jan has finished, Ola has not begun."""
    made = make_class(school, name="7c", school_year=THIS_YEAR)
    deeds.assign(made, course)
    deeds.join(made, last_name="Żak", first_name="Ola")
    deeds.take_exam(deeds.join(made, last_name="Ćma", first_name="Jan"), course)
    return made


def file_of_class(browser, school_class, what, kind="csv"):
    return browser.get(reverse("schools:class_file", args=[school_class.uuid, what, kind]))


def file_of_school(browser, school, what, kind="csv"):
    return browser.get(reverse("schools:office_file", args=[school.uuid, what, kind]))


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def pages_of(answer) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content)]


def test_progress_has_a_line_for_every_pupil_and_course(as_, basia, class_7c):
    header, first, second = rows_of(file_of_class(as_(basia), class_7c, "progress"))
    assert header[:4] == ["klasa", "kurs", "nazwisko", "imię"]
    assert first[:7] == ["7c", "K1 Uratuj serce", "Ćma", "Jan", "3", "3", "ukończony"]
    assert first[8] == Certificate.objects.get().number
    assert second == ["7c", "K1 Uratuj serce", "Żak", "Ola", "0", "3", "jeszcze nie zaczęty", "", ""]


def test_results_tell_the_best_attempt_and_how_many_there_were(as_, basia, class_7c, course):
    jan = class_7c.memberships.get(pupil__last_name="Ćma").pupil
    exam = Attempt.objects.get(learner=jan, passed=True)
    Attempt.objects.filter(pk=exam.pk).update(number=2)
    exam.pk, exam.uuid, exam.number, exam.passed, exam.percent = None, None, 1, False, 50
    exam.uuid = course.translation_key
    exam.save(force_insert=True)
    _header, first, second = rows_of(file_of_class(as_(basia), class_7c, "results"))
    assert first[3:8] == ["Ćma", "Jan", "2", "100", "zaliczony"]
    assert first[8] == deeds.TODAY.isoformat()
    assert second[3:] == ["Żak", "Ola", "0", "", "bez podejścia", ""]


def test_the_register_of_a_class_is_its_part_of_the_schools(as_, basia, school, class_7c, course):
    other = make_class(school, name="8a", school_year=THIS_YEAR)
    deeds.assign(other, course)
    deeds.finish(deeds.join(other, last_name="Lis"), course)
    browser = as_(basia)
    assert [row[1] for row in rows_of(file_of_class(browser, class_7c, "certificates"))[1:]] == ["Ćma"]
    assert [row[:2] for row in rows_of(file_of_school(browser, school, "certificates"))[1:]] == [
        ["7c", "Ćma"],
        ["8a", "Lis"],
    ]


@pytest.mark.parametrize("what", ["progress", "results", "certificates"])
def test_a_workbook_of_the_school_has_a_sheet_for_each_class(as_, basia, school, class_7c, course, what):
    for name in ("10a", "9a"):
        other = make_class(school, name=name, school_year=THIS_YEAR)
        deeds.assign(other, course)
        deeds.finish(deeds.join(other), course)
    book = load_workbook(io.BytesIO(file_of_school(as_(basia), school, what, "xlsx").content))
    assert book.sheetnames == ["7c", "9a", "10a"]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2+3", "+48", "\t=1", "\r=1", "\n=1"])
def test_no_cell_begins_like_a_formula(name):
    assert harmless(name) == "'" + name


@pytest.mark.parametrize("what", OF_CLASS)
def test_a_name_like_a_formula_comes_out_as_text(as_, basia, school, course, what):
    school_class = make_class(school, name="=7/1", school_year=THIS_YEAR)
    deeds.assign(school_class, course)
    deeds.finish(deeds.join(school_class, "=1+1", '=HYPERLINK("http://x")'), course)
    browser = as_(basia)
    row = rows_of(file_of_class(browser, school_class, what))[1]
    assert {"'=1+1", '\'=HYPERLINK("http://x")', "'=7/1"} <= set(row)
    for answer in (file_of_class(browser, school_class, what, "xlsx"), file_of_school(browser, school, what, "xlsx")):
        cells = [cell for one in load_workbook(io.BytesIO(answer.content)).active.iter_rows() for cell in one]
        assert "'=1+1" in [cell.value for cell in cells]
        assert all(cell.data_type != "f" for cell in cells)


def test_the_file_opens_at_a_click_and_its_name_says_no_ones_name(as_, basia, school, course):
    school_class = make_class(school, pupils=1, name='7ą/"b')
    deeds.assign(school_class, course)
    answer = file_of_class(as_(basia), school_class, "progress")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="postepy-7ab-')
    assert "no-store" in answer["Cache-Control"]


def test_thirty_pupils_stand_on_at_most_two_pages_with_the_heading_on_each(as_, basia, school, course):
    school_class = make_class(school, name="7c", pupils=30, school_year=THIS_YEAR)
    deeds.assign(school_class, course)
    pages = pages_of(file_of_class(as_(basia), school_class, "progress", "pdf"))
    assert 1 <= len(pages) <= 2
    for number, page in enumerate(pages, start=1):
        assert "nazwisko" in page and "klasa 7c" in page and school.name in page
        assert f"{number} / {len(pages)}" in page


def test_the_paper_is_tagged_for_who_has_it_read_aloud(as_, basia, class_7c):
    answer = file_of_class(as_(basia), class_7c, "results", "pdf")
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as document:
        assert document.Root.Lang == "pl"
        assert document.Root.MarkInfo.Marked
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()


def test_a_name_that_no_typeface_has_loses_a_letter_and_the_paper_comes(as_, basia, school, course):
    school_class = make_class(school, name="7c", school_year=THIS_YEAR)
    deeds.assign(school_class, course)
    deeds.join(school_class, "Ola 🎈", "<b>Lis</b>")
    (page,) = pages_of(file_of_class(as_(basia), school_class, "progress", "pdf"))
    assert "<b>Lis</b>" in page


def test_the_office_prints_every_table_of_the_school_and_each_class_begins_a_page(as_, basia, school, class_7c, course):
    other = make_class(school, name="8a", pupils=2, school_year=THIS_YEAR)
    deeds.assign(other, course)
    browser = as_(basia)
    assert "Basia" in pages_of(file_of_school(browser, school, "staff", "pdf"))[0]
    assert "7c" in pages_of(file_of_school(browser, school, "numbers", "pdf"))[0]
    first, second = pages_of(file_of_school(browser, school, "progress", "pdf"))
    assert "7c · K1 Uratuj serce" in first and "8a · K1 Uratuj serce" in second


def test_what_is_too_long_to_wait_for_is_printed_class_by_class(as_, basia, school, class_7c, monkeypatch):
    monkeypatch.setattr(papers, "MOST_PRINTED", 1)
    answer = as_(basia).get(reverse("schools:office_file", args=[school.uuid, "progress", "pdf"]), follow=True)
    assert "Ta tabela ma 2 wierszy" in answer.content.decode()
    assert file_of_school(as_(basia), school, "progress", "xlsx").status_code == 200


def test_there_is_no_other_table_and_no_other_kind_of_file(as_, basia, school, class_7c):
    browser = as_(basia)
    assert file_of_class(browser, class_7c, "secrets").status_code == 404
    assert file_of_class(browser, class_7c, "progress", "exe").status_code == 404
    assert file_of_school(browser, school, "secrets").status_code == 404


@pytest.mark.parametrize("what", OF_CLASS)
def test_a_table_costs_the_same_for_any_number_of_classes_and_pupils(as_, basia, school, course, what):
    browser, costs = as_(basia), set()
    for number in (1, 2, 5):
        school_class = make_class(school, name=f"{number}a", pupils=number, school_year=THIS_YEAR)
        deeds.assign(school_class, course)
        deeds.take_exam(school_class.memberships.first().pupil, course)
        with CaptureQueriesContext(connection) as captured:
            file_of_school(browser, school, what)
        costs.add(len(captured))
    assert len(costs) == 1
    assert costs.pop() <= 20
