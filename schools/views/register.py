"""All pupils of a school beside one course: a table that sorts, filters and pages by its address."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from audit import ledger
from audit.deeds import Deed
from schools.collation import class_key
from schools.following.grid import State, steps_of
from schools.following.register import ORDERS, Wanted, register_of
from schools.models import Assignment, School, SchoolClass
from schools.overview import assigned_courses
from schools.views.doors import for_staff, found_or_refused
from schools.years import school_year_of

ON_A_PAGE = 50


@for_staff
def register(request, school):
    """The classes that the person works with, in this school year."""
    found = found_or_refused(request, School.objects.seen_by(request.user), uuid=school)
    year = school_year_of(timezone.localdate())
    classes = sorted(
        SchoolClass.objects.filter(school=found, school_year=year).seen_by(request.user),
        key=lambda one: class_key(one.name),
    )
    courses = courses_given_to(classes)
    context = {"school": found, "school_year": year, "classes": classes, "courses": courses, "user_has_school": True}
    if courses:
        context |= page_of(classes, courses, request.GET)
    ledger.note_look(Deed.REGISTER_SEEN, by=request.user, school=found)
    return render(request, "schools/register.html", context)


REFRESHER = "-refresher"  # after the key of a course: not the course, its refresher


def courses_given_to(classes: list[SchoolClass]) -> dict:
    """Return the courses and refreshers by what asks for them, the one that most classes have first. Two queries."""
    given = Assignment.objects.filter(school_class__in=classes).values("course_key", "is_refresher")
    rows = given.annotate(n=Count("pk")).order_by("-n", "is_refresher")
    courses = assigned_courses([row["course_key"] for row in rows], language=get_language())
    return {
        f"{row['course_key']}{REFRESHER if row['is_refresher'] else ''}": courses[row["course_key"]]
        for row in rows
        if row["course_key"] in courses
    }


def page_of(classes: list[SchoolClass], courses: dict, query) -> dict:
    key = next((key for key in courses if key == query.get("course")), next(iter(courses)))
    is_refresher, course = key.endswith(REFRESHER), courses[key]
    wanted = Wanted(
        order=query.get("sort") if query.get("sort") in ORDERS else "name",
        state=query.get("state") if query.get("state") in State.values else "",
        school_class=query.get("class", ""),
        words=query.get("q", "")[:100],
    )
    steps = [step.key for step in steps_of(course) if step.is_exam or not is_refresher]
    register = register_of(
        classes,
        course_key=course.translation_key,
        steps=steps,
        wanted=wanted,
        now=timezone.now(),
        is_refresher=is_refresher,
    )
    kept = query.copy()
    kept.pop("page", None)
    return {
        "key": key,
        "course": course,
        "refresher": REFRESHER,
        "steps": len(steps),
        "wanted": wanted,
        "register": register,
        "page": Paginator(register.entries, ON_A_PAGE).get_page(query.get("page")),
        "query": f"{kept.urlencode()}&" if kept else "",
        "titles": titles(query, wanted.order),
    }


def titles(query, order: str) -> list[tuple[str, str, bool]]:
    """Return for each column that sorts its order, the address that asks for it, and whether it is the order now."""
    found = []
    for name in ORDERS:
        asked = query.copy()
        asked.pop("page", None)
        asked["sort"] = name
        found.append((name, f"?{asked.urlencode()}", name == order))
    return found
