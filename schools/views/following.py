"""A class on one screen, and reminding its pupils with one press."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from schools.following.grid import Grid, State, class_grid, in_two_columns
from schools.following.reminding import Reminded
from schools.following.reminding import remind as remind_pupils
from schools.following.today import tasks_of
from schools.following.trouble import trouble_of
from schools.overview import assigned_courses, with_certificates
from schools.views.doors import deed_for_staff, for_staff, for_staff_of_class

ORDERS = {"name", "state", "steps"}


@for_staff
@for_staff_of_class
def school_class(request, school_class):
    """The class beside the steps of the course that `course` names, else of the one given last."""
    assignments = list(with_certificates(school_class.assignments.order_by("-assigned_at", "-pk")))
    courses = assigned_courses([one.course_key for one in assignments], language=get_language())
    given = [(one, courses[one.course_key]) for one in assignments if one.course_key in courses]
    context = {"school_class": school_class, "given": given, "runs": school_class.run, "user_has_school": True}
    context["is_empty"] = not given and not school_class.memberships.exists()
    if given:
        chosen = next((pair for pair in given if str(pair[0].uuid) == request.GET.get("course")), given[0])
        context |= desk_of(*chosen, query=request.GET)
        context["certificates"] = sum({one.course_key: one.certificates for one, _course in given}.values())
    if not school_class.seen:
        ledger.note(Deed.CLASS_SEEN, by=request.user, school_class=school_class)
    return render(request, "schools/class.html", context)


def desk_of(assignment, course, *, query) -> dict:
    """Return what the screen shows of one course, in the order and with the filter that the address asks for."""
    now = timezone.now()
    grid = class_grid(assignment, course=course, now=now)
    hardest, critical = trouble_of(grid)
    order = query.get("sort") if query.get("sort") in ORDERS else "name"
    state = query.get("state") if query.get("state") in State.values else ""
    rows = [row for row in grid.sorted_by(order) if not state or row.state == state]
    return {
        "assignment": assignment,
        "course": course,
        "grid": grid,
        "columns": in_two_columns(rows),
        "hardest": hardest,
        "critical": critical,
        "tasks": tasks_of(grid, critical, now=now),
        "order": order,
        "state": state,
        "states": State,
    }


@deed_for_staff
@for_staff_of_class
def remind(request, school_class, assignment):
    """Remind one pupil, or all that are in a state (`who`). Who is there by now is looked up at this moment."""
    assignment = get_object_or_404(school_class.assignments, uuid=assignment)
    course = assigned_courses([assignment.course_key], language=get_language()).get(assignment.course_key)
    grid = class_grid(assignment, course=course, now=timezone.now()) if course else None
    pupils = chosen(grid, request.POST) if grid else []
    told = remind_pupils(assignment=assignment, pupils=pupils, by=request.user, now=timezone.now())
    say(request, told)
    if request.POST.get("pupil"):
        return redirect("schools:pupil", school_class.uuid, pupils[0].uuid) if pupils else redirect_to(assignment)
    return redirect_to(assignment)


def chosen(grid: Grid, posted) -> list:
    rows = [row for row in grid.rows if not row.is_finished]
    if posted.get("pupil"):
        return [row.pupil for row in rows if str(row.pupil.uuid) == posted["pupil"]]
    return [row.pupil for row in rows if row.state == posted.get("who")]


def redirect_to(assignment):
    address = reverse("schools:class", args=[assignment.school_class.uuid])
    return redirect(f"{address}?course={assignment.uuid}")


def say(request, told: Reminded) -> None:
    """Say what was done: how many letters, how many notes, and who had been reminded today."""
    parts = []
    if told.letters:
        parts.append(ngettext("Wysyłamy %d list.", "Wysyłamy %d listów.", told.letters) % told.letters)
    if told.notes:
        text = ngettext(
            "%d osoba bez adresu zobaczy przypomnienie na swoim pulpicie.",
            "%d osób bez adresu zobaczy przypomnienie na swoim pulpicie.",
            told.notes,
        )
        parts.append(text % told.notes)
    if told.already:
        text = ngettext("%d osobie przypomniano już dzisiaj.", "%d osobom przypomniano już dzisiaj.", told.already)
        parts.append(text % told.already)
    if told.letters or told.notes:
        messages.success(request, " ".join(parts))
    else:
        messages.info(request, " ".join(parts) or _("Nie ma komu przypominać."))
