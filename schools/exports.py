"""The progress of a class as a file for a spreadsheet."""

import csv
import io

from django.utils import timezone
from django.utils.translation import gettext as _

from schools.overview import ClassOverview, Place

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def progress_csv(overview: ClassOverview) -> bytes:
    """Return the overview as Polish spreadsheets open it at a click: UTF-8 with a mark, semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    courses = [progress.course for progress in overview.courses]
    details = [_("kroki"), _("stan"), _("ukończono"), _("numer zaświadczenia")]
    titles = [f"{course.code} {course.title}: {detail}" for course in courses for detail in details]
    writer.writerow(harmless(title) for title in [_("nazwisko"), _("imię"), _("klasa"), *titles])
    for pupil, places in overview.rows:
        cells = [pupil.last_name, pupil.first_name, overview.school_class.name]
        for place in places:
            cells += cells_of(place)
        writer.writerow(harmless(cell) for cell in cells)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def cells_of(place: Place) -> list[str]:
    day = timezone.localdate(place.completion.completed_at).isoformat() if place.completion else ""
    number = place.certificate.number if place.certificate else ""
    steps = _("%(done)d z %(total)d") % {"done": place.done, "total": place.total}
    return [steps, str(place.state.label), day, number]


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
