"""The tables: how far everybody is, how the exams went, who holds which certificate, and the numbers of a year."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from quizzes.exchange.sheets import Cell
from schools.certificate_register import Line
from schools.numbers import Counted, District
from schools.overview import ClassOverview, Place
from schools.papers.results import Result, results_of
from schools.papers.tables import Column, Table


def progress_table(overviews: Sequence[ClassOverview], *, whose: str, by_class: bool) -> Table:
    """A line for each pupil and course."""
    columns = [
        Column(_("klasa")),
        Column(_("kurs")),
        Column(_("nazwisko"), 20),
        Column(_("imię"), 14),
        Column(_("kroki zrobione"), 9, is_number=True),
        Column(_("kroki w kursie"), 8, is_number=True),
        Column(_("stan"), 19),
        Column(_("ukończono"), 13),
        Column(_("numer zaświadczenia"), 17),
    ]
    rows = [
        [
            one.school_class.name,
            title_of(progress.course, is_refresher=progress.assignment.is_refresher),
            place.pupil.last_name,
            place.pupil.first_name,
            *how_far(place),
        ]
        for one in overviews
        for progress in one.courses
        for place in progress.places
        if place.given
    ]
    return Table("postepy", _("Postępy"), whose, columns, rows, by_class=by_class)


def how_far(place: Place) -> list[Cell]:
    return [
        place.done,
        place.total,
        str(place.state.label),
        iso(timezone.localdate(place.finished_at)) if place.finished_at else "",
        place.certificate.number if place.certificate else "",
    ]


def results_table(overviews: Sequence[ClassOverview], *, whose: str, by_class: bool) -> Table:
    """A line for each pupil and exam."""
    columns = [
        Column(_("klasa")),
        Column(_("kurs")),
        Column(_("test")),
        Column(_("nazwisko"), 25),
        Column(_("imię"), 20),
        Column(_("podejścia"), 12, is_number=True),
        Column(_("najlepszy wynik (%)"), 12, is_number=True),
        Column(_("wynik"), 18),
        Column(_("dzień"), 13),
    ]
    return Table(
        "wyniki", _("Wyniki testów"), whose, columns, [row_of(one) for one in results_of(overviews)], by_class=by_class
    )


def row_of(result: Result) -> list[Cell]:
    who = [result.pupil.last_name, result.pupil.first_name]
    where = [result.school_class.name, title_of(result.course), result.exam.title]
    return [*where, *who, result.attempts, result.percent, str(result.went.label), iso(result.day)]


def certificates_table(lines: Iterable[Line], *, whose: str, by_class: bool) -> Table:
    """The register: a line for each certificate of the pupils."""
    rows = [[line.where, *who_of(line), *proof_of(line), str(line.standing.label)] for line in lines]
    return Table(
        "zaswiadczenia",
        _("Rejestr zaświadczeń"),
        whose,
        [Column(_("klasa")), *proof_columns()],
        rows,
        by_class=by_class,
    )


def staff_table(lines: Iterable[Line], *, whose: str) -> Table:
    """The certificates of those who work at the school; who has none has an empty line."""
    rows = [[*who_of(line), *proof_of(line), str(line.standing.label)] for line in lines]
    return Table("pracownicy", _("Zaświadczenia pracowników"), whose, proof_columns(), rows)


def proof_columns() -> list[Column]:
    return [
        Column(_("nazwisko"), 17),
        Column(_("imię"), 13),
        Column(_("kurs"), 16),
        Column(_("numer"), 16),
        Column(_("wydano"), 12),
        Column(_("ważne do"), 12),
        Column(_("stan"), 14),
    ]


def who_of(line: Line) -> list[Cell]:
    return [line.person.last_name, line.person.first_name]


def proof_of(line: Line) -> list[Cell]:
    one = line.certificate
    return (
        [one.facts.get("course_title", ""), one.number, iso(one.issued_on), iso(one.valid_until)] if one else [""] * 4
    )


def numbers_table(counted: Iterable[Counted], *, whose: str) -> Table:
    """The classes of a school in one year."""
    columns = [Column(_("klasa"), 28), *number_columns()]
    return Table("liczby", _("Rok w liczbach"), whose, columns, [[one.name, *told(one)] for one in counted])


def years_table(counted: Iterable[Counted], *, whose: str) -> Table:
    """A school or the city, year by year."""
    columns = [Column(_("rok szkolny"), 28), *number_columns()]
    return Table("lata", _("Rok po roku"), whose, columns, [[one.name, *told(one)] for one in counted])


def city_table(total: Counted, districts: Iterable[District], *, whose: str) -> Table:
    """The schools of the city, district by district, each with its total, and the total of all."""
    columns = [Column(_("dzielnica"), 22), Column(_("szkoła"), 30), *number_columns(16)]
    rows: list[Sequence[Cell]] = []
    for district in districts:
        name = district.total.name or _("Bez dzielnicy")
        rows += [[name, one.name, *told(one)] for one in district.schools]
        rows.append([name, _("Razem"), *told(district.total)])
    return Table("miasto", _("Miasto w liczbach"), whose, columns, [*rows, [_("Miasto"), _("Razem"), *told(total)]])


def number_columns(share: int = 24) -> list[Column]:
    titles = [_("uczniowie"), _("zaczęło kurs"), _("ukończyło kurs")]
    return [Column(title, share, is_number=True) for title in titles]


def told(one: Counted) -> list[Cell]:
    """Return the numbers; in place of one that must not be told stands that it is hidden."""
    return [_("ukryte") if number is None else number for number in (one.pupils, one.begun, one.finished)]


def title_of(course, *, is_refresher: bool = False) -> str:
    title = f"{course.code} {course.title}".strip()
    return _("%(title)s (odświeżenie)") % {"title": title} if is_refresher else title


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""
