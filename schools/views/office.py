"""The office: the register of certificates, the staff's, the numbers of the year; and the city's numbers."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.roles import Role
from schools import audit, numbers
from schools.certificate_register import pupils_lines, staff_lines
from schools.views.doors import for_office_of_school, for_staff
from schools.years import school_year_of, years_to_choose

ON_A_PAGE = 100


def chosen_year(request) -> str:
    today = timezone.localdate()
    asked = request.GET.get("year", "")
    return asked if asked in years_to_choose(today) else school_year_of(today)


@for_staff
@require_safe
@for_office_of_school
def office(request, school):
    """The register of a school year, with the numbers of its classes."""
    today, year = timezone.localdate(), chosen_year(request)
    lines = pupils_lines(school, school_year=year, today=today)
    audit.note("certificates-seen", by=request.user, school=school.pk)
    context = {
        "school": school,
        "school_year": year,
        "years": years_to_choose(today),
        "page": Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page")),
        "staff": staff_lines(school, today=today),
        "numbers": numbers.of_school(school, school_year=year),
        "user_has_school": True,
    }
    return render(request, "schools/office.html", context)


@for_staff
@require_safe
def city(request):
    """The numbers of the city, for its coordinator: no name, and no small group."""
    person = request.user
    if not (person.is_superuser or person.groups.filter(name=Role.CITY).exists()):
        raise Http404
    year = chosen_year(request)
    total, districts = numbers.of_city(school_year=year)
    context = {
        "total": total,
        "districts": districts,
        "school_year": year,
        "years": years_to_choose(timezone.localdate()),
        "fewest": numbers.FEWEST,
    }
    return render(request, "schools/city.html", context)
