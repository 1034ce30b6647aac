"""The poster for the wall of a class: what the class learns and how to get in. It names nobody, for every visitor sees it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from courses.models import AreaPage, CoursePage
from courses.press import printing, qr
from courses.press.faces import drawable
from figures.drawing import draw
from schools.card_sheet import SECOND_LANGUAGE, door_address
from schools.codes import in_groups
from schools.models import SchoolClass
from schools.overview import assigned_courses

SVG = "image/svg+xml"
SIZES = {"a4": 1.0, "a3": 2**0.5}
FITS = ((0, 3), (1, 4), (2, 5), (3, 6), (4, 6), (4, 3), (4, 1))  # how tight the words stand; how many courses are named
DRAWING = "compressions"


@dataclass(frozen=True)
class Task:
    """A course of the class and its day."""

    course: CoursePage
    due_on: date | None


def poster_of(school_class: SchoolClass, *, size: str) -> bytes:
    """Return the poster as one page of A4, or of A3 with everything larger, in the language that is active."""
    tasks = tasks_of(school_class)
    assets = {
        "qr.svg": (qr.svg(address_of(school_class)), SVG),
        "mark.svg": (render_to_string("courses/pdf/mark.svg").encode(), SVG),
        "drawing.svg": (draw(DRAWING, alt="", for_paper=True).encode(), SVG),
    }
    contexts = (context_of(school_class, tasks, fit=fit, shown=shown) for fit, shown in FITS)
    sheet = printing.roomiest(
        contexts,
        template="schools/pdf/poster.html",
        stylesheet="schools/pdf/poster.css",
        assets=assets,
        zoom=SIZES[size],
    )
    return sheet.pdf()


def tasks_of(school_class: SchoolClass) -> list[Task]:
    """Return the courses of the whole class, the one that is due first at the top. What some have to do hangs on no wall."""
    due = dict(school_class.assignments.filter(everybody=True).values_list("course_key", "due_on"))
    courses = assigned_courses(list(due), language=get_language())
    found = [Task(course, due[key]) for key, course in courses.items()]
    return sorted(found, key=lambda task: (task.due_on is None, task.due_on or date.max))


def context_of(school_class: SchoolClass, tasks: list[Task], *, fit: int, shown: int) -> dict:
    with override(SECOND_LANGUAGE if get_language() != SECOND_LANGUAGE else "pl"):
        second = {"second_line": how_to(), "second_language": get_language()}
    return second | {
        "fit": fit,
        "language": get_language(),
        "school": drawable(school_class.school.name),
        "class_name": drawable(school_class.name),
        "tasks": [(drawable(task.course.title), drawable(task.course.summary), task.due_on) for task in tasks[:shown]],
        "more": len(tasks[shown:]),
        "address": door_address(),
        "code": in_groups(school_class.code),
        "by_picture": school_class.by_picture,
        "has_drawing": teaches_rescue([task.course for task in tasks]),
    }


def how_to() -> str:
    return _("Zeskanuj kod, wpisz kod klasy i PIN ze swojej karty.")


def teaches_rescue(courses: list[CoursePage]) -> bool:
    """Whether a drawing of first aid belongs on the poster: the programme also teaches a school without violence."""
    areas = [course.path[: -course.steplen] for course in courses]
    return AreaPage.objects.filter(path__in=areas, sign=AreaPage.Sign.RESCUE).exists()


def address_of(school_class: SchoolClass) -> str:
    return settings.SITE_URL + reverse("class_door", args=[in_groups(school_class.code)])
