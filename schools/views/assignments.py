"""What the pupils of a class have to do: giving it, changing it, taking it back; and the groups of a class."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from schools import assigning, grouping
from schools.assignment_forms import AssignForm, AssignmentForm, GroupForm
from schools.models import ClassGroup, SchoolClass
from schools.overview import assigned_courses
from schools.views.doors import deed_for_staff, for_staff, for_staff_of_class
from schools.years import school_year_of


def page(request, school_class, template: str, form, **more):
    context = {"school_class": school_class, "form": form} | more
    return render(request, template, context, status=422 if form.errors else 200)


def classes_beside(school_class, person):
    """Return the classes to which the person may give a course together with this one."""
    current = Q(school_year__gte=school_year_of(timezone.localdate()), school=school_class.school_id)
    return SchoolClass.objects.open().seen_by(person).filter(current | Q(pk=school_class.pk))


@for_staff
@for_staff_of_class
def assign(request, school_class):
    """The form that gives a course, and the giving."""
    form = AssignForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        school_class=school_class,
        classes=classes_beside(school_class, request.user),
    )
    if not form.is_valid():
        return page(request, school_class, "schools/assign.html", form)
    try:
        given = give(form, school_class, by=request.user)
    except assigning.CourseNotLive:
        form.add_error("course", _("Tego kursu już nie ma w katalogu. Wybierz inny."))
        return page(request, school_class, "schools/assign.html", form)
    except assigning.NothingToRefresh:
        form.add_error("purpose", _("Ten kurs nie ma testu, więc nie ma czego zdać jeszcze raz. Wybierz cały kurs."))
        return page(request, school_class, "schools/assign.html", form)
    messages.success(request, told(given))
    here = next((one for one in given if one.school_class_id == school_class.pk), None)
    return redirect(address_of(here)) if here else redirect("schools:class", school_class.uuid)


def give(form: AssignForm, school_class, *, by) -> list:
    """Give the course to the classes, and to those of this class who were chosen: to all of them or to none."""
    what = {
        "course_key": form.cleaned_data["course"],
        "is_refresher": form.cleaned_data["purpose"] == "refresher",
        "conditions": form.conditions,
        "by": by,
        "now": timezone.now(),
    }
    return assigning.assign_many(
        classes=form.cleaned_data["classes"], school_class=school_class, some=form.some, **what
    )


def told(given: list) -> str:
    """Say who has the course now, and from when."""
    to_come = [one for one in given if one.opened_at is None]
    if to_come:
        day = to_come[0].start_on
        return _("Przydzielono. Uczniowie będą zapisani %(day)s.") % {"day": date_format(day)}
    if any(not one.everybody for one in given):
        return _("Przydzielono. Wybrani uczniowie są zapisani.")
    if len(given) == 1:
        return _("Klasa ma ten kurs. Każdy uczeń jest zapisany.")
    return ngettext("%d klasa ma ten kurs.", "%d klas ma ten kurs.", len(given)) % len(given)


def address_of(assignment) -> str:
    return f"{reverse('schools:class', args=[assignment.school_class.uuid])}?course={assignment.uuid}"


@for_staff
@for_staff_of_class
def assignment(request, school_class, assignment):
    """What was given: the days, the attempts, for whom; and changing it."""
    found = get_object_or_404(school_class.assignments, uuid=assignment)
    form = AssignmentForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(), assignment=found
    )
    course = assigned_courses([found.course_key], language=get_language()).get(found.course_key)
    if not form.is_valid():
        return page(request, school_class, "schools/assignment.html", form, assignment=found, course=course)
    assigning.change(assignment=found, conditions=form.conditions, some=form.some, by=request.user, now=timezone.now())
    messages.success(request, _("Zapisano zmiany."))
    return redirect(address_of(found))


@deed_for_staff
@for_staff_of_class
def withdraw(request, school_class, assignment):
    assigning.withdraw(assignment=get_object_or_404(school_class.assignments, uuid=assignment), by=request.user)
    messages.info(request, _("Kurs zdjęty z klasy. To, co uczniowie zrobili, zostaje na ich kontach."))
    return redirect("schools:class", school_class.uuid)


@for_staff
@for_staff_of_class
def groups(request, school_class):
    """The groups of the class, and a new one."""
    posted = request.POST if request.method == "POST" else None
    return group_page(request, school_class, GroupForm(posted, school_class=school_class))


@for_staff
@for_staff_of_class
def group(request, school_class, group):
    found = get_object_or_404(ClassGroup, school_class=school_class, uuid=group)
    posted = request.POST if request.method == "POST" else None
    return group_page(request, school_class, GroupForm(posted, instance=found, school_class=school_class))


def group_page(request, school_class, form):
    if not form.is_valid():
        found = grouping.groups_of(school_class)
        chosen = form.instance if form.instance.pk else None
        return page(request, school_class, "schools/groups.html", form, groups=found, chosen=chosen)
    group = form.save(commit=False)
    grouping.save(group=group, pupils=form.cleaned_data["pupils"], by=request.user, now=timezone.now())
    messages.success(request, _("Zapisano grupę „%(name)s”.") % {"name": group.name})
    return redirect("schools:groups", school_class.uuid)


@deed_for_staff
@for_staff_of_class
def dissolve(request, school_class, group):
    found = get_object_or_404(ClassGroup, school_class=school_class, uuid=group)
    grouping.dissolve(group=found, by=request.user)
    messages.info(request, _("Grupy już nie ma. Kursy, które dostała, zostają przy uczniach."))
    return redirect("schools:groups", school_class.uuid)
