"""CSV and XLSX: one row a question."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from quizzes.exchange.items import Level
from quizzes.exchange.tables import csv_file, xlsx_file
from quizzes.kinds import KINDS
from tests.quizzes.exchange.kinds import item, without_line

FORMATS = pytest.mark.parametrize("format_", [csv_file, xlsx_file])
TEACHERS = """treść;odpowiedź 1;odpowiedź 2;odpowiedź 3;dobre;wyjaśnienie
Jakie jest tempo?;60;100–120;150;2;Około 2 na sekundę.
Kiedy uciskasz?;nie reaguje;nie oddycha;rozmawia;1,2;
Po wyładowaniu od razu uciskam.;;;;prawda;
"""


def messages(report):
    return [(remark.line, remark.message) for remark in report.remarks if remark.level == Level.ERROR]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_table_as_a_teacher_saves_it(encoding, separator):
    text = TEACHERS.replace("1,2", "1 2").replace(";", separator)
    report = csv_file.read(text.encode(encoding))
    assert messages(report) == []
    assert [one.kind for one in report.items] == ["single", "multiple", "truefalse"]
    assert [option["right"] for option in report.items[0].value["options"]] == [False, True, False]


def test_titles_may_be_english_and_in_any_order():
    report = csv_file.read(b"right,question,answer 1,answer 2,critical\n1,Is it?,yes,no,yes\n")
    assert (report.items[0].text, report.items[0].is_critical) == ("Is it?", True)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (";a;b;;1;", "Brakuje treści"),
        ("Pytanie;a;b;;;", "numery dobrych"),
        ("Pytanie;a;b;;9;", "numery dobrych"),
    ],
)
def test_each_fault_has_its_line_and_the_rest_is_read(row, says):
    report = csv_file.read((TEACHERS + row + "\nDobre?;a;b;;1;\n").encode())
    assert len(report.items) == 4
    assert messages(report)[0][0] == 5
    assert says in messages(report)[0][1]


def test_without_a_header_nothing_is_guessed():
    assert "nazwy kolumn" in messages(csv_file.read(b"a;b\nc;d\n"))[0][1]


@FORMATS
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"picture", "hotspot"}])
def test_every_kind_without_pictures_comes_back_as_it_was(format_, kind):
    written = format_.write([item(kind)])
    assert written.remarks == []
    report = format_.read(written.content)
    assert messages(report) == []
    assert without_line(report.items[0]) == item(kind)


@FORMATS
@pytest.mark.parametrize("kind", ["picture", "hotspot"])
def test_pictures_do_not_fit_into_a_table_and_that_is_said(format_, kind):
    assert format_.write([item(kind)]).remarks


@FORMATS
@pytest.mark.parametrize("text", ["=1+1", "+48 12", "-2+3", "@SUM(A1)", "'cytat", "'=x", "\ttab"])
def test_nothing_runs_as_a_formula_and_everything_comes_back(format_, text):
    written = format_.write([item("essay", text=text, explanation=text)])
    if format_ is xlsx_file:
        cells = [cell for row in load_workbook(io.BytesIO(written.content)).active.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
    else:
        assert not any(cell.startswith(('"=', '"+', '"-', '"@')) for cell in written.content.decode().split(";"))
    assert format_.read(written.content).items[0].text == text.strip()


def test_a_formula_in_a_workbook_is_text():
    book = Workbook()
    book.active.append(["treść", "odpowiedź 1", "odpowiedź 2", "dobre"])
    book.active.append(["Ile?", "=1+1", 3, 2])
    file = io.BytesIO()
    book.save(file)
    report = xlsx_file.read(file.getvalue())
    assert [option["text"] for option in report.items[0].value["options"]] == ["=1+1", "3"]


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04xx", bomb(), b"x" * 6_000_000])
def test_hostile_workbooks_are_refused(content):
    report = xlsx_file.read(content)
    assert report.items == []
    assert messages(report)


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b'tresc;dobre\n"bez konca', b"x" * 6_000_000, b'tresc\n"' + b"x" * 50_000]
)
def test_hostile_tables_are_refused(content):
    assert csv_file.read(content).items == []
