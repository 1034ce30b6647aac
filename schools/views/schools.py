"""My schools, and one school."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from schools.collation import class_key, person_key, polish_key
from schools.forms import RosterForm
from schools.models import School, SchoolClass, Staff
from schools.undoing import undoable
from schools.views.doors import for_staff


@for_staff
def index(request):
    schools = list(School.objects.seen_by(request.user))
    if not schools:
        raise Http404
    if len(schools) == 1:
        return redirect("schools:school", schools[0].uuid)
    posts = dict(Staff.objects.filter(person=request.user).values_list("school", "role"))
    for one in schools:
        one.my_role = Staff.Role(posts[one.pk]).label if one.pk in posts else ""
    return render(request, "schools/index.html", {"schools": sorted(schools, key=lambda one: polish_key(one.name))})


@for_staff
def school(request, school):
    found = get_object_or_404(School.objects.seen_by(request.user), uuid=school)
    runs = School.objects.run_by(request.user).filter(pk=found.pk).exists()
    return render(request, "schools/school.html", school_context(request, found, runs=runs))


def school_context(request, school, *, runs: bool, form=None) -> dict:
    """What the school's page shows; the upload of a roster shows it again when the file could not be read."""
    classes = SchoolClass.objects.filter(school=school).seen_by(request.user)
    counted = classes.annotate(pupils=Count("memberships", distinct=True), courses=Count("assignments", distinct=True))
    ordered = sorted(counted, key=lambda one: class_key(one.name))
    return {
        "school": school,
        "runs": runs,
        "classes": sorted(ordered, key=lambda one: one.school_year, reverse=True),
        "staff": staff_of(school) if runs else [],
        "undoable": undoable(school, now=timezone.now()) if runs else None,
        "form": form or (RosterForm(today=timezone.localdate()) if runs else None),
    }


def staff_of(school) -> list[Staff]:
    posts = Staff.objects.filter(school=school).select_related("person").prefetch_related("classes")
    return sorted(posts, key=lambda post: person_key(post.person))
