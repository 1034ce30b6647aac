"""Reading a OneRoster 1.2 set: a ZIP of CSV files whose manifest says what is in it.

Only pupils of home classes are read: users.csv says who they are, roles.csv that they are pupils, enrollments.csv in which
class. Everything else of the set (parents, marks, passwords) is passed over and not kept.
"""

import csv
import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _

from schools.rosters.archives import check_sizes, opened
from schools.rosters.columns import Entry
from schools.rosters.rows import UnreadableRoster

MANIFEST = "manifest.csv"
NEEDED = ("users", "classes", "enrollments", "roles")
HOME = "homeroom"
ONE_ROSTER_ROWS = 60_000  # enrolments in lessons come along and are many times the pupils

Record = dict[str, str]


def is_oneroster(data: bytes) -> bool:
    """Whether these bytes are an archive with a manifest of OneRoster at its top."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return MANIFEST in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_oneroster(data: bytes) -> tuple[list[Entry], list[str]]:
    """Return the pupils, each with the line of enrollments.csv that puts him or her into a class, and nothing unused.

    Raises UnreadableRoster.
    """
    with opened(data) as archive:
        check_sizes(archive)
        check_manifest(records(archive, MANIFEST))
        files = {name: active(records(archive, f"{name}.csv")) for name in NEEDED}
    pupils = pupils_of(files["users"], files["roles"])
    classes = {
        each["sourcedId"]: each.get("title") or each.get("classCode", "")
        for _line, each in files["classes"]
        if each.get("classType", "").casefold() == HOME
    }
    if not classes:
        raise UnreadableRoster(_("OneRoster: w classes.csv nie ma ani jednej klasy wychowawczej (classType homeroom)."))
    return list(entries_of(files["enrollments"], pupils, classes)), []


def check_manifest(lines: list[tuple[int, Record]]) -> None:
    """Raise UnreadableRoster unless it is version 1.2 and the files that we need are there as a whole ("bulk")."""
    told = {each.get("propertyName", ""): each.get("value", "").strip().casefold() for _line, each in lines}
    version = told.get("oneroster.version", "")
    if version != "1.2":
        raise UnreadableRoster(_("OneRoster: manifest.csv mówi o wersji „%s”, a czytamy 1.2.") % version[:20])
    for name in NEEDED:
        if told.get(f"file.{name}") != "bulk":
            message = _("OneRoster: plik %s.csv musi być w zestawie w całości (w manifest.csv: „bulk”).")
            raise UnreadableRoster(message % name)


def records(archive: zipfile.ZipFile, name: str) -> list[tuple[int, Record]]:
    """Return the records of one file with their lines. Raises UnreadableRoster."""
    try:
        text = archive.read(name).decode("utf-8-sig")
    except KeyError:
        raise UnreadableRoster(_("OneRoster: w zestawie brakuje pliku %s.") % name) from None
    except UnicodeDecodeError:
        raise UnreadableRoster(_("OneRoster: plik %s nie jest zapisany w UTF-8.") % name) from None
    except (zipfile.BadZipFile, RuntimeError, OSError) as error:  # damaged, or locked with a password
        raise UnreadableRoster(_("OneRoster: pliku %s nie da się rozpakować.") % name) from error
    try:
        return list(numbered(text, name))
    except csv.Error as error:
        raise UnreadableRoster(_("OneRoster: plik %s nie jest poprawnym plikiem CSV.") % name) from error


def numbered(text: str, name: str) -> Iterator[tuple[int, Record]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    for count, each in enumerate(reader, start=1):
        if count > ONE_ROSTER_ROWS:
            raise UnreadableRoster(_("OneRoster: plik %s jest zbyt długi.") % name)
        yield reader.line_num, {title: cell or "" for title, cell in each.items() if isinstance(title, str)}


def active(lines: list[tuple[int, Record]]) -> list[tuple[int, Record]]:
    return [(line, each) for line, each in lines if each.get("status", "").casefold() != "tobedeleted"]


def pupils_of(users: list[tuple[int, Record]], roles: list[tuple[int, Record]]) -> dict[str, Record]:
    """Return the users who are pupils, by their sourcedId."""
    students = {each.get("userSourcedId") for _line, each in roles if each.get("role", "").casefold() == "student"}
    return {
        each["sourcedId"]: each
        for _line, each in users
        if each.get("sourcedId") in students and each.get("enabledUser", "true").casefold() != "false"
    }


def entries_of(lines: list[tuple[int, Record]], pupils: dict[str, Record], classes: dict[str, str]) -> Iterator[Entry]:
    for line, each in lines:
        pupil, class_name = pupils.get(each.get("userSourcedId", "")), classes.get(each.get("classSourcedId", ""))
        if pupil is not None and class_name is not None and each.get("role", "").casefold() == "student":
            yield Entry(
                line=line,
                first=pupil.get("preferredFirstName") or pupil.get("givenName", ""),
                last=pupil.get("preferredLastName") or pupil.get("familyName", ""),
                class_name=class_name,
                email=pupil.get("email", ""),
                identifier=pupil.get("identifier") or pupil["sourcedId"],
            )
