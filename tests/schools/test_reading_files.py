"""Every file is either understood or answered with a message that names the place."""

import time

import pytest

from schools.rosters import MAX_ROWS, UnreadableRoster, read_file
from tests.schools import files

SHEET = "xl/worksheets/sheet1.xml"
PUPILS = [("Łucja", "Żółć", "7b"), ("Świętosława", "Gąsienica", "7b"), ("Jan", "Źrebiec", "8a")]


def read(data: bytes, filename="lista.csv"):
    entries, _ignored = read_file(data, filename)
    return [(entry.first, entry.last, entry.class_name) for entry in entries]


def refusal(data: bytes, filename="lista.csv") -> str:
    with pytest.raises(UnreadableRoster) as caught:
        read(data, filename)
    return caught.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "iso-8859-2"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_alphabet_and_separator_is_read_alike(encoding, separator):
    assert read(files.csv_file(separator=separator, encoding=encoding)) == PUPILS


def test_a_workbook_is_read_like_a_text_file():
    assert read(files.workbook([files.HEADER, *files.PUPILS])) == PUPILS


def test_the_content_decides_and_not_the_name():
    assert read(files.workbook([files.HEADER, *files.PUPILS]), "lista.csv") == PUPILS
    assert read(files.csv_file(), "lista.xlsx") == PUPILS


def test_lines_are_numbered_as_an_editor_numbers_them():
    data = "\r\n\r\nImię;Nazwisko;Klasa\r\n\r\nŁucja;Żółć;7b\r\nJan;Źrebiec;8a\r\n".encode()
    entries, _ignored = read_file(data)
    assert [entry.line for entry in entries] == [5, 6]


def test_rows_of_a_sheet_are_numbered_as_the_program_numbers_them():
    data = files.workbook([["Szkoła nr 1"], [], files.HEADER, ["Łucja", "Żółć", "7b"], [], ["Jan", "Źrebiec", "8a"]])
    entries, _ignored = read_file(data)
    assert [entry.line for entry in entries] == [4, 6]


def test_the_hidden_first_line_of_excel_names_the_separator():
    data = "sep=,\nImię,Nazwisko,Klasa\nŁucja,Żółć,7b\n".encode()
    entries, _ignored = read_file(data)
    assert (entries[0].first, entries[0].line) == ("Łucja", 3)


def test_quotes_keep_separators_and_quotes():
    data = 'Imię;Nazwisko;Klasa\n"Anna ""Ania""";"Nowak; z domu Żak";7b\n'.encode()
    assert read(data) == [('Anna "Ania"', "Nowak; z domu Żak", "7b")]


@pytest.mark.parametrize(
    "header, row, name",
    [
        (["imie", "NAZWISKO", "Oddział"], ["Łucja", "Żółć", "7b"], ("Łucja", "Żółć")),
        (["First name", "Last name", "Class"], ["Łucja", "Żółć", "7b"], ("Łucja", "Żółć")),
        (["Uczeń", "Oddział"], ["Żółć Łucja Maria", "7b"], ("Łucja Maria", "Żółć")),
        (["Nazwisko i imię", "Klasa"], ["de Mello, Ana", "7b"], ("Ana", "de Mello")),
        (["Imię i nazwisko", "Klasa"], ["Anna Maria Żółć-Nowak", "7b"], ("Anna Maria", "Żółć-Nowak")),
    ],
)
def test_columns_are_known_by_the_names_that_registers_use(header, row, name):
    assert read(files.csv_file(row, header=header)) == [(*name, "7b")]


def test_columns_may_stand_in_any_order_among_others_and_the_others_are_named():
    data = files.csv_file(
        ["1", "7b", "08270512345", "Łucja", "Żółć"], header=["Lp.", "Klasa", "PESEL", "Imię", "Nazwisko"]
    )
    entries, ignored = read_file(data)
    assert (entries[0].first, entries[0].last, entries[0].class_name) == ("Łucja", "Żółć", "7b")
    assert ignored == ["Lp.", "PESEL"]
    assert "08270512345" not in str(entries)


def test_a_title_above_the_table_and_a_repeated_header_are_passed_over():
    rows = [["Szkoła Podstawowa nr 1", "", ""], files.HEADER, files.PUPILS[0], files.HEADER, files.PUPILS[1]]
    assert read(files.text(rows).encode()) == PUPILS[:2]


def test_a_missing_column_is_named_with_its_line_and_what_is_there():
    message = refusal(files.csv_file(["Łucja", "Żółć"], header=["Imię", "Nazwisko"]))
    assert "Wiersz 1" in message
    assert "„klasa”" in message
    assert "„Nazwisko”" in message


def test_a_file_without_a_header_is_told_which_columns_are_needed():
    message = refusal("Łucja;Żółć;7b\nJan;Źrebiec;8a\n".encode())
    assert "Wiersz 1" in message
    assert "imię, nazwisko, klasa" in message


def test_a_column_that_stands_there_twice_is_named():
    message = refusal(files.csv_file(["Łucja", "Żółć", "7", "7b"], header=["Imię", "Nazwisko", "Klasa", "Oddział"]))
    assert "Wiersz 1" in message
    assert "„Klasa” i „Oddział”" in message


def test_an_open_quote_is_named_with_line_and_column():
    message = refusal('Imię;Nazwisko;Klasa\nŁucja;Żółć;7b\nJan;"Źrebiec;8a\nAnna;Nowak;8a\n'.encode())
    assert "Wiersz 3, kolumna 2" in message


def test_a_letter_that_no_alphabet_has_is_named_with_line_and_place():
    message = refusal("Imię;Nazwisko;Klasa\n".encode("cp1250") + b"Jan\x81;Nowak;7b\n")
    assert "Wiersz 2, znak 4" in message


@pytest.mark.parametrize("data", [b"", b"  \r\n\r\n", b"\xef\xbb\xbf\r\n", b";;\n;;\n", b"\0" * 100])
def test_an_empty_file_is_said_to_be_empty(data):
    assert "pusty" in refusal(data)


def test_an_empty_workbook_is_said_to_be_empty():
    assert "pusty" in refusal(files.workbook([]))


@pytest.mark.parametrize(
    "data, word",
    [
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "obraz"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "obraz"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, ".xls"),
        (b"<html><table><tr><td>Imi\xc4\x99", "HTML"),
        (bytes(range(256)) * 20, "nie jest plik tekstowy"),
        (b"\x00\x01\x02\x03\xff\xfe" * 50, "nie jest plik tekstowy"),
        ("imię;nazwisko;klasa\nŁu\0cja;Żółć;7b\n".encode("utf-16"), "nie jest plik tekstowy"),
        ("imię;nazwisko;klasa\nŁu\0cja;Żółć;7b\n".encode(), "nie jest plik tekstowy"),
        (b"PK\x03\x04rubbish", "uszkodzony"),
    ],
)
def test_other_files_are_called_by_their_name_whatever_theirs_says(data, word):
    assert word in refusal(data, "lista.csv")


def test_an_archive_that_is_no_workbook_is_refused():
    assert "archiwum" in refusal(
        files.repacked(files.workbook([]), add={}).replace(b"xl/workbook.xml", b"xl/wurkbook.xml")
    )


def test_a_damaged_workbook_is_refused():
    data = files.repacked(files.workbook([files.HEADER, *files.PUPILS]), add={SHEET: b"<worksheet"})
    assert "uszkodzony" in refusal(data)


def test_a_file_over_a_megabyte_is_refused():
    assert "1 MB" in refusal(files.csv_file() + b"x" * 1024 * 1024)


def test_ten_thousand_lines_are_read_in_a_moment():
    start = time.perf_counter()
    assert len(read(files.many_pupils(10_000))) == 10_000
    assert time.perf_counter() - start < 5


def test_more_than_twelve_thousand_lines_are_refused_with_the_line():
    assert f"{MAX_ROWS} wierszy" in refusal(files.many_pupils(MAX_ROWS + 1))
    assert len(read(files.many_pupils(MAX_ROWS))) == MAX_ROWS


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = files.repacked(files.workbook([files.HEADER]), add={SHEET: b"<row/>" * 20_000_000})
    assert len(bomb) < 1024 * 1024
    start = time.perf_counter()
    assert "zbyt duży" in refusal(bomb)
    assert time.perf_counter() - start < 1


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    bomb = files.repacked(files.workbook([files.HEADER]), add={SHEET: b"<row/>" * 4_000_000})
    lying = bomb.replace((24_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != bomb
    assert "uszkodzony" in refusal(lying)


def test_a_workbook_with_entities_is_refused():
    entities = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    )
    data = files.repacked(files.workbook([files.HEADER]), add={SHEET: entities})
    assert "odwołuje się do innych plików" in refusal(data)


def test_a_row_far_away_does_not_keep_the_reader_busy():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="9999999999"><c r="A9999999999" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    )
    start = time.perf_counter()
    assert refusal(files.repacked(files.workbook([files.HEADER]), add={SHEET: sheet}))
    assert time.perf_counter() - start < 2


def test_numbers_of_a_sheet_are_read_as_people_see_them():
    assert read(files.workbook([files.HEADER, ["Łucja", "Żółć", 7.0]])) == [("Łucja", "Żółć", "7")]


def test_a_formula_without_a_saved_value_stays_text():
    assert read(files.workbook([files.HEADER, ["=1+1", "Żółć", "7b"]])) == [("=1+1", "Żółć", "7b")]


def test_a_formula_with_a_saved_value_is_read_as_the_value():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>imie</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>nazwisko</t></is></c><c r="C1" t="inlineStr"><is><t>klasa</t></is></c></row>'
        b'<row r="2"><c r="A2" t="str"><f>A9</f><v>Ola</v></c>'
        b'<c r="B2" t="inlineStr"><is><t>Nowak</t></is></c><c r="C2"><v>7</v></c></row></sheetData></worksheet>'
    )
    assert read(files.repacked(files.workbook([files.HEADER]), add={SHEET: sheet})) == [("Ola", "Nowak", "7")]


# ---- a sheet for each class, as registers export them

NAMES_ONLY = ["Lp.", "Nazwisko", "Imię"]


def register(*sheets, titles) -> bytes:
    return files.workbook(*sheets, titles=titles)


def test_a_sheet_for_each_class_is_one_list_and_the_sheets_name_the_classes():
    data = register(
        [["Lista uczniów"], [], NAMES_ONLY, [1, "Żółć", "Łucja"]],
        [NAMES_ONLY, [1, "Źrebiec", "Jan"], [2, "Ćma", "Ola"]],
        titles=["7b", "Klasa IV c"],
    )
    entries, _ignored = read_file(data)
    assert [(one.last, one.first, one.class_name, one.where) for one in entries] == [
        ("Żółć", "Łucja", "7b", "4 (7b)"),
        ("Źrebiec", "Jan", "IV c", "2 (Klasa IV c)"),
        ("Ćma", "Ola", "IV c", "3 (Klasa IV c)"),
    ]
    assert len({one.line for one in entries}) == 3


def test_a_column_for_the_class_says_more_than_the_title_of_the_sheet():
    entries, _ignored = read_file(
        register([files.HEADER, files.PUPILS[0]], [files.HEADER, files.PUPILS[2]], titles=["1a", "1b"])
    )
    assert [one.class_name for one in entries] == ["7b", "8a"]


def test_a_single_sheet_may_name_its_class_too():
    entries, _ignored = read_file(register([NAMES_ONLY, [1, "Żółć", "Łucja"]], titles=["2BT"]))
    assert [one.class_name for one in entries] == ["2BT"]


@pytest.mark.parametrize(
    ("title", "class_name"),
    [
        ("7b", "7b"),
        ("7 B", "7 B"),
        ("klasa 7b", "7b"),
        ("Oddział 1a", "1a"),
        ("IV c", "IV c"),
        ("2BT/1", "2BT/1"),
        ("10", "10"),
    ],
)
def test_a_title_that_is_a_class_names_it(title, class_name):
    entries, _ignored = read_file(register([NAMES_ONLY, [1, "Żółć", "Łucja"]], titles=[title.replace("/", "-")]))
    assert [one.class_name for one in entries] == [class_name.replace("/", "-")]


@pytest.mark.parametrize(
    "title", ["Arkusz1", "Sheet1", "Info", "Lista", "2026", "2026-2027", "1 semestr", "Uczniowie 7b"]
)
def test_any_other_title_names_none(title):
    assert "„klasa”" in refusal(register([NAMES_ONLY, [1, "Żółć", "Łucja"]], titles=[title]))


def test_a_legend_is_no_list_and_is_named_among_what_is_not_used():
    entries, ignored = read_file(
        register([NAMES_ONLY, [1, "Żółć", "Łucja"]], [["Skróty"], ["N: nieobecny"]], titles=["7b", "Legenda"])
    )
    assert len(entries) == 1
    assert "arkusz „Legenda”" in ignored


@pytest.mark.parametrize("sheet", [[["Jan", "Źrebiec"]], [["Imię", "Uwagi"], ["Jan", "nowy"]]])
def test_a_sheet_of_a_class_that_cannot_be_read_refuses_the_whole_workbook(sheet):
    message = refusal(register([NAMES_ONLY, [1, "Żółć", "Łucja"]], sheet, titles=["7b", "8a"]))
    assert "Arkusz „8a”" in message and "„nazwisko”" in message


def test_names_on_sheets_that_name_no_class_need_a_column_for_it():
    message = refusal(
        register([NAMES_ONLY, [1, "Żółć", "Łucja"]], [NAMES_ONLY, [1, "Lis", "Ola"]], titles=["Arkusz1", "Arkusz2"])
    )
    assert "Arkusz „Arkusz1”" in message and "„klasa”" in message


def test_the_limit_holds_for_all_sheets_together():
    half = [["Nazwisko", "Imię"], *([["Lis", "Ola"]] * (MAX_ROWS // 2 + 1))]
    assert str(MAX_ROWS) in refusal(register(half, half, titles=["7a", "7b"]))
