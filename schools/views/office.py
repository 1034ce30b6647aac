"""The office: the register of certificates, the staff's, the numbers of the year; and the city's numbers."""

from functools import wraps

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.roles import Role
from audit import ledger
from audit.deeds import Deed
from schools import numbers
from schools.certificate_register import pupils_lines, staff_lines
from schools.collation import class_key
from schools.models import SchoolClass
from schools.views.doors import for_office_of_school, for_staff
from schools.years import school_year_of, years_to_choose

ON_A_PAGE = 100


def years_known(**chosen) -> list[str]:
    """Return the school years to choose from: those that have classes, and those about which one decides now."""
    there = SchoolClass.objects.filter(**chosen).order_by().values_list("school_year", flat=True).distinct()
    return sorted({*there, *years_to_choose(timezone.localdate())})


def chosen_year(request, years: list[str]) -> str:
    asked = request.GET.get("year", "")
    return asked if asked in years else school_year_of(timezone.localdate())


def classes_of(school, year: str) -> list[SchoolClass]:
    found = SchoolClass.objects.filter(school=school, school_year=year)
    return sorted(found, key=lambda one: class_key(one.name))


def for_city(view):
    """Let in the city's coordinator; for everybody else there is no such page."""

    @wraps(view)
    def guarded(request, *arguments, **others):
        person = request.user
        if not (person.is_superuser or person.groups.filter(name=Role.CITY).exists()):
            raise Http404
        return view(request, *arguments, **others)

    return for_staff(guarded)


@for_staff
@require_safe
@for_office_of_school
def office(request, school):
    """The register of a school year, with the numbers of its classes."""
    today, years = timezone.localdate(), years_known(school=school)
    year = chosen_year(request, years)
    lines = pupils_lines(school, school_year=year, today=today)
    ledger.note_look(Deed.CERTIFICATES_SEEN, by=request.user, school=school)
    context = {
        "school": school,
        "school_year": year,
        "years": years,
        "classes": classes_of(school, year),
        "page": Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page")),
        "staff": staff_lines(school, today=today),
        "numbers": numbers.of_school(school, school_year=year),
        "by_year": numbers.years_of_school(school),
        "user_has_school": True,
    }
    return render(request, "schools/office.html", context)


@for_city
@require_safe
def city(request):
    """The numbers of the city, for its coordinator: no name, and no small group."""
    years = years_known()
    year = chosen_year(request, years)
    total, districts = numbers.of_city(school_year=year)
    context = {
        "total": total,
        "districts": districts,
        "by_year": numbers.years_of_city(),
        "school_year": year,
        "years": years,
        "fewest": numbers.FEWEST,
    }
    return render(request, "schools/city.html", context)
