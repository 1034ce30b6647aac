"""The results of a class for the projector: numbers and hard questions, large, and never a name."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from schools.following.grid import class_grid
from schools.following.wall import wall_of
from schools.overview import assigned_courses
from schools.views.doors import for_staff, for_staff_of_class


@for_staff
@require_safe
@for_staff_of_class
def wall(request, school_class):
    """One slide: the numbers, or a question. `course` names an assignment, else it is the one given last."""
    assignments = list(school_class.assignments.order_by("-assigned_at", "-pk"))
    courses = assigned_courses([one.course_key for one in assignments], language=get_language())
    given = [one for one in assignments if one.course_key in courses]
    if not given:
        raise Http404
    assignment = next((one for one in given if str(one.uuid) == request.GET.get("course")), given[0])
    course = courses[assignment.course_key]
    found = wall_of(class_grid(assignment, course=course, now=timezone.now()))
    slide = slide_of(request.GET.get("slide", ""), found.slides)
    context = {
        "school_class": school_class,
        "assignment": assignment,
        "course": course,
        "wall": found,
        "slide": slide,
        "before": slide - 1,
        "after": slide + 1 if slide < found.slides else 0,
        "hard": found.questions[slide - 2] if slide > 1 else None,
    }
    return render(request, "schools/wall.html", context)


def slide_of(asked: str, slides: int) -> int:
    """Return the slide that was asked for, the first one when there is no such slide."""
    return int(asked) if asked.isdecimal() and len(asked) < 3 and 1 <= int(asked) <= slides else 1
