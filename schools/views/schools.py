"""My schools, and one school."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.bundles import order_bundle
from schools.certificates import certificates_of
from schools.collation import class_key, person_key, polish_key
from schools.forms import RosterForm
from schools.models import School, SchoolClass, Staff
from schools.undoing import undoable
from schools.views.doors import deed_for_staff, for_office_of_school, for_staff, found_or_refused


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
    found = found_or_refused(request, School.objects.seen_by(request.user), uuid=school)
    runs = School.objects.run_by(request.user).filter(pk=found.pk).exists()
    context = school_context(request, found, runs=runs)
    context["leads"] = runs and School.objects.led_by(request.user).filter(pk=found.pk).exists()
    return render(request, "schools/school.html", context)


def school_context(request, school, *, runs: bool, form=None) -> dict:
    """What the school's page shows; the upload of a roster shows it again when the file could not be read."""
    classes = SchoolClass.objects.filter(school=school).seen_by(request.user)
    counted = classes.annotate(pupils=Count("memberships", distinct=True), courses=Count("assignments", distinct=True))
    ordered = sorted(counted, key=lambda one: class_key(one.name))
    return {
        "school": school,
        "runs": runs,
        "leads": runs and School.objects.led_by(request.user).filter(pk=school.pk).exists(),
        "classes": sorted(ordered, key=lambda one: one.school_year, reverse=True),
        "staff": staff_of(school) if runs else [],
        "undoable": undoable(school, now=timezone.now()) if runs else None,
        "form": form or (RosterForm(today=timezone.localdate()) if runs else None),
    }


def staff_of(school) -> list[Staff]:
    posts = Staff.objects.filter(school=school).select_related("person").prefetch_related("classes")
    return sorted(posts, key=lambda post: person_key(post.person))


@deed_for_staff
@for_office_of_school
def certificates(request, school):
    """Order the certificates of all classes of this year as one ZIP, a folder for each class."""
    found = certificates_of(school, today=timezone.localdate())
    if not found:
        messages.info(request, _("W tym roku szkolnym żadna klasa nie ma jeszcze zaświadczeń."))
        return redirect("schools:school", school.uuid)
    title = ngettext("%(class)s: %(n)d zaświadczenie", "%(class)s: %(n)d zaświadczeń", len(found))
    bundle = order_bundle(
        requested_by=request.user,
        certificates=found,
        title=title % {"class": school.name, "n": len(found)},
        folders={certificate.pk: name for certificate, name in found.items()},
        place={"school": school},
    )
    return redirect("certificates:bundle", bundle.public_id)
