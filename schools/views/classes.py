"""One class: its progress, its teachers, its certificates."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from certificates.bundles import order_bundle
from schools.forms import TeachersForm
from schools.overview import class_overview
from schools.views.doors import also_archived, deed_for_staff, for_office_of_class, for_staff, for_staff_of_class


def overview_of(school_class):
    return class_overview(school_class, language=get_language(), today=timezone.localdate())


def form_page(request, school_class, template: str, form):
    status = 422 if form.errors else 200
    return render(request, template, {"school_class": school_class, "form": form}, status=status)


@for_staff
@for_office_of_class
def teachers(request, school_class):
    """Who teaches the class: the form, and the choosing."""
    posted = request.POST if request.method == "POST" else None
    form = TeachersForm(posted, instance=school_class, school=school_class.school)
    if not form.is_valid():
        return form_page(request, school_class, "schools/teachers.html", form)
    with transaction.atomic():
        form.save()
        ledger.note(Deed.TEACHERS_CHOSEN, by=request.user, school_class=school_class)
    messages.success(request, _("Zapisano nauczycieli klasy."))
    return redirect("schools:class", school_class.uuid)


@deed_for_staff
@also_archived
@for_staff_of_class
def certificates(request, school_class):
    """Order the class's certificates as one ZIP; a worker makes it."""
    found = overview_of(school_class).certificates
    if not found:
        messages.info(request, _("W tej klasie nie ma jeszcze zaświadczeń."))
        return redirect("schools:class", school_class.uuid)
    title = ngettext("%(class)s: %(n)d zaświadczenie", "%(class)s: %(n)d zaświadczeń", len(found))
    bundle = order_bundle(
        requested_by=request.user,
        certificates=found,
        title=title % {"class": school_class.name, "n": len(found)},
        place={"school_class": school_class},
    )
    return redirect("certificates:bundle", bundle.public_id)
