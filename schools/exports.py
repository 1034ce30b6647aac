"""The progress of a class as a file for a spreadsheet, and the answer that hands a file over."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from quizzes.exchange.sheets import CSV_TYPE, XLSX_TYPE, Sheet, as_csv, as_xlsx, harmless
from schools.overview import ClassOverview, Place

KINDS = ("csv", "xlsx")

__all__ = ["KINDS", "file_of", "harmless", "progress_csv", "progress_sheet"]


def progress_sheet(overview: ClassOverview) -> Sheet:
    """Return a row for each pupil and four columns for each course."""
    courses = [progress.course for progress in overview.courses]
    details = [_("kroki"), _("stan"), _("ukończono"), _("numer zaświadczenia")]
    titles = [f"{course.code} {course.title}: {detail}" for course in courses for detail in details]
    return Sheet(
        overview.school_class.name,
        [_("nazwisko"), _("imię"), _("klasa"), *titles],
        [
            [
                pupil.last_name,
                pupil.first_name,
                overview.school_class.name,
                *(cell for place in places for cell in cells_of(place)),
            ]
            for pupil, places in overview.rows
        ],
    )


def progress_csv(overview: ClassOverview) -> bytes:
    return as_csv(progress_sheet(overview))


def file_of(sheet: Sheet, *, kind: str, name: str) -> HttpResponse:
    """Return the file to download; its name says what it is and never who is in it."""
    content = as_csv(sheet) if kind == "csv" else as_xlsx([sheet])
    response = HttpResponse(content, content_type=CSV_TYPE if kind == "csv" else XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "tabela"}.{kind}"'
    return response


def cells_of(place: Place) -> list[str]:
    day = timezone.localdate(place.completion.completed_at).isoformat() if place.completion else ""
    number = place.certificate.number if place.certificate else ""
    steps = _("%(done)d z %(total)d") % {"done": place.done, "total": place.total}
    return [steps, str(place.state.label), day, number]
