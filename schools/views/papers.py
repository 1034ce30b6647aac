"""What can be taken away of a class and of a school: the page that offers it, and the files."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit import ledger
from audit.deeds import Deed
from courses.models import CoursePage, LessonPage
from courses.shelf import steps_by_course
from schools import numbers
from schools.certificate_register import class_lines, pupils_lines, staff_lines
from schools.models import School, SchoolClass
from schools.overview import assigned_courses, overviews_of
from schools.papers import contents
from schools.papers.tables import KINDS, Table
from schools.views.doors import for_office_of_school, for_staff, for_staff_of_class
from schools.views.downloads import download
from schools.views.office import chosen_year, classes_of, for_city, years_known

OF_CLASS = ("progress", "results", "certificates")
OF_SCHOOL = (*OF_CLASS, "staff", "numbers", "years")
MOST_PRINTED = 300  # lines, five seconds: nobody waits longer, and no other request has to (script/bench desk)


@for_staff
@require_safe
@for_staff_of_class
def papers(request, school_class):
    """Everything to print, to open in a spreadsheet or to show, on one page."""
    assignments = list(school_class.assignments.order_by("is_refresher", "pk"))
    courses = assigned_courses([one.course_key for one in assignments], language=get_language())
    given = [(one, course) for key, course in courses.items() for one in assignments if one.course_key == key]
    context = {"school_class": school_class, "courses": given, "lessons": lessons_of(courses.values())}
    return render(request, "schools/papers.html", context)


def lessons_of(courses) -> list[tuple[CoursePage, list[LessonPage]]]:
    """Return the lessons of each course, to be printed for the class and for who teaches it."""
    steps = steps_by_course(courses)
    found = [(course, [step for step in steps[course.pk] if isinstance(step, LessonPage)]) for course in courses]
    return [(course, lessons) for course, lessons in found if lessons]


@for_staff
@require_safe
@for_staff_of_class
def poster(request, school_class, size):
    """The poster for the wall: without names, so it leaves no line in the audit."""
    from schools.papers.poster import SIZES, poster_of  # here, not above: as in file_of

    if size not in SIZES:
        raise Http404
    return download(poster_of(school_class, size=size), kind="pdf", name=f"plakat-{school_class.name}-{size}")


@for_staff
@require_safe
@for_staff_of_class
def of_class(request, school_class, what, kind):
    if what not in OF_CLASS or kind not in KINDS:
        raise Http404
    ledger.note(Deed(f"{what}-exported"), by=request.user, school_class=school_class, kind=kind)
    table = table_of_class(school_class, what)
    return download(file_of(table, kind), kind=kind, name=f"{table.name}-{school_class.name}")


def table_of_class(school_class: SchoolClass, what: str) -> Table:
    today = timezone.localdate()
    named = {"school": school_class.school.name, "class": school_class.name, "year": school_class.school_year}
    whose = _("%(school)s, klasa %(class)s (%(year)s)") % named
    if what == "certificates":
        return contents.certificates_table(class_lines(school_class, today=today), whose=whose, by_class=False)
    overviews = overviews_of([school_class], language=get_language(), today=today)
    make = contents.progress_table if what == "progress" else contents.results_table
    return make(overviews, whose=whose, by_class=False)


@for_staff
@require_safe
@for_office_of_school
def of_school(request, school, what, kind):
    """The same of all classes of a school year; and the staff's certificates and the numbers."""
    if what not in OF_SCHOOL or kind not in KINDS:
        raise Http404
    year = chosen_year(request, years_known(school=school))
    table = table_of_school(school, what, year=year)
    if kind == "pdf" and len(table.rows) > MOST_PRINTED:
        text = _("Ta tabela ma %(lines)d wierszy. Wydrukuj ją klasa po klasie: na stronie klasy są Wydruki i pliki.")
        messages.info(request, text % {"lines": len(table.rows)})
        return redirect(f"{reverse('schools:office', args=[school.uuid])}?{urlencode({'year': year})}")
    deed = Deed.NUMBERS_EXPORTED if what == "years" else Deed(f"{what}-exported")
    ledger.note(deed, by=request.user, school=school, kind=kind)
    return download(file_of(table, kind), kind=kind, name=f"{table.name}-{year}")


def table_of_school(school: School, what: str, *, year: str) -> Table:
    today, whose = timezone.localdate(), f"{school.name} ({year})"
    if what == "numbers":
        return contents.numbers_table(numbers.of_school(school, school_year=year), whose=whose)
    if what == "years":
        return contents.years_table(numbers.years_of_school(school), whose=school.name)
    if what == "staff":
        return contents.staff_table(staff_lines(school, today=today), whose=school.name)
    if what == "certificates":
        lines = pupils_lines(school, school_year=year, today=today)
        return contents.certificates_table(lines, whose=whose, by_class=True)
    classes = classes_of(school, year)
    overviews = overviews_of(classes, language=get_language(), today=today)
    make = contents.progress_table if what == "progress" else contents.results_table
    return make(overviews, whose=whose, by_class=True)


@for_city
@require_safe
def of_city(request, what, kind):
    """The numbers of the city as a file; there is no name in it, so it leaves no line in the audit."""
    if what not in ("numbers", "years") or kind not in KINDS:
        raise Http404
    if what == "years":
        table = contents.years_table(numbers.years_of_city(), whose=_("Miasto"))
        return download(file_of(table, kind), kind=kind, name=f"miasto-{table.name}")
    year = chosen_year(request, years_known())
    table = contents.city_table(*numbers.of_city(school_year=year), whose=_("Rok szkolny %(year)s") % {"year": year})
    return download(file_of(table, kind), kind=kind, name=f"{table.name}-{year}")


def file_of(table: Table, kind: str) -> bytes:
    if kind == "pdf":
        # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
        from schools.papers.printing import pdf_of

        return pdf_of(table)
    return table.csv() if kind == "csv" else table.xlsx()
