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


EIGHT_ERRORS = {
    9: "Brakuje imienia",
    14: "jest już w wierszu 13",
    21: "To nie jest poprawny adres",
    27: "wygląda na PESEL",
    33: "zamienił nazwę klasy w datę",
    40: "Polskie litery są uszkodzone",
    52: "Ten identyfikator jest też w wierszu 51",
    66: "Brakuje klasy",
}
FIRST_NAMES = [
    "Zofia",
    "Antoni",
    "Łucja",
    "Świętosława",
    "Jan",
    "Олена",
    "Julia",
    "Jakub",
    "Hanna",
    "Szymon",
    "Maja",
    "Filip",
    "Żaneta",
    "Mikołaj",
    "Ćwirek",
]
LAST_NAMES = ("Żółkiewska Ćma Gąsienica-Ciaptak Źrebiec Шевчук Nowak Wójcik Kamińska Śliwa Ósemka Łoś Mazur").split()  # noqa: SIM905


def three_classes(*, with_errors: bool = True) -> bytes:
    """Return a workbook as a secretary keeps it: a title, a count, 66 pupils of 7a, 7b and 8a, and eight mistakes in it."""
    rows = [["Szkoła Podstawowa nr 1, rok szkolny 2026/2027"], []]
    rows.append(["Lp.", "Nazwisko", "Imię", "Oddział", "Nr ewidencyjny", "Adres e-mail", "PESEL", "Uwagi"])
    for number in range(66):
        last = LAST_NAMES[number % len(LAST_NAMES)]
        first = FIRST_NAMES[(number * 7 + number // 12) % len(FIRST_NAMES)]
        rows.append([number + 1, last, first, ("7a", "7b", "8a")[number // 22], f"E{number:03}", "", "", ""])
    if with_errors:
        break_rows(rows)
    return workbook(rows)


def break_rows(rows: list[list]) -> None:
    """Put into the lines of EIGHT_ERRORS what really goes wrong in such files (a line is one more than a place here)."""
    rows[8][2] = ""
    rows[13] = [*rows[12]]
    rows[13][4], rows[12][4] = "", ""
    rows[20][5] = "zofia(at)example.org"
    rows[26][4] = "44051401359"
    rows[32][3] = "2026-08-07"
    rows[39][1] = "Å»Ã³Å‚kiewska"
    rows[51][4] = rows[50][4]
    rows[65][3] = ""


def oneroster(*, users=None, extra=None, manifest="1.2", **files: str) -> bytes:
    """Return a OneRoster 1.2 set of two classes: Ewa in 7a and Jan in 7b, a teacher, a lesson, and a pupil who left."""
    people = users or [("u1", "Ewa", "Żak"), ("u2", "Jan", "Ćma")]
    rows = {
        "users": "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,identifier,email,password\n"
        + "".join(f"{key},active,,true,{key},{first},{last},ID-{key},,tajne\n" for key, first, last in people)
        + "t1,active,,true,t1,Anna,Belfer,,,\ngone,tobedeleted,,true,gone,Olga,Dawna,,,\n",
        "roles": "sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId\n"
        + "".join(f"r{key},active,,{key},primary,student,o1\n" for key, _first, _last in people)
        + "rt,active,,t1,primary,teacher,o1\nr9,active,,gone,primary,student,o1\n",
        "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType\n"
        "c1,active,,7a,7,k1,7A,homeroom\nc2,active,,7b,7,k1,7B,homeroom\nc3,active,,Biologia,7,k2,BIO,scheduled\n",
        "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\n"
        + "".join(f"e{key},active,,c{1 + place % 2},o1,{key},student\n" for place, (key, _f, _l) in enumerate(people))
        + "e8,active,,c3,o1,u1,student\net,active,,c1,o1,t1,teacher\ne9,active,,c1,o1,gone,student\n",
    } | files
    told = f"propertyName,value\nmanifest.version,1.0\noneroster.version,{manifest}\n"
    told += "".join(f"file.{name},bulk\n" for name in rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"manifest": told, **rows}.items():
            archive.writestr(f"{name}.csv", content)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return file.getvalue()
