"""Roster files as schools really send them, made in the test."""

import io
import zipfile

from openpyxl import Workbook

HEADER = ["Imię", "Nazwisko", "Klasa"]
PUPILS = [["Łucja", "Żółć", "7b"], ["Świętosława", "Gąsienica", "7b"], ["Jan", "Źrebiec", "8a"]]


def text(rows, *, separator=";", newline="\r\n") -> str:
    return newline.join(separator.join(row) for row in rows) + newline


def csv_file(*pupils, header=None, separator=";", encoding="utf-8-sig") -> bytes:
    return text([header or HEADER, *(pupils or PUPILS)], separator=separator).encode(encoding)


def workbook(*sheets, titles=None) -> bytes:
    """Return an XLSX file; each sheet is a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(titles[number] if titles else f"Arkusz{number + 1}")
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(data: bytes, *, add: dict[str, bytes]) -> bytes:
    """Return the archive with parts added or replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in add:
                new.writestr(part, old.read(part))
        for name, content in add.items():
            new.writestr(name, content)
    return file.getvalue()


def many_pupils(count: int, *, per_class: int = 30) -> bytes:
    rows = [["Imię", "Nazwisko", "Klasa", "Identyfikator"]]
    rows += [[f"Jan{spelled(n)}", f"Kowalski{spelled(n // 7)}", f"k{n // per_class}", str(n)] for n in range(count)]
    return text(rows).encode()


def spelled(number: int) -> str:
    """Return a number in letters, because names have no digits."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))
