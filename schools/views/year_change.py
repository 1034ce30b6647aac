"""The change of the school year, guided: a table, a look at what would happen, the deed, and a day to take it back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schools.models import YearChange
from schools.views.doors import also_archived, deed_for_staff, for_office_of_class, for_office_of_school, for_staff
from schools.year_change import applying, splitting
from schools.year_change.forms import SplitForm, YearForm
from schools.year_change.planning import classes_of, next_year, year_to_leave


@for_staff
@for_office_of_school
def year(request, school):
    """The classes of the year that ends, and what becomes of each. The first POST shows it, the second does it."""
    now = timezone.now()
    former = year_to_leave(school, today=timezone.localdate(now))
    classes = classes_of(school, school_year=former)
    posted = request.POST if request.method == "POST" else None
    form = YearForm(posted, school=school, classes=classes, school_year=next_year(former))
    context = {
        "school": school,
        "former": former,
        "form": form,
        "undoable": applying.undoable(school, now=now),
        "user_has_school": True,
    }
    if posted is None or not form.is_valid():
        return render(request, "schools/year.html", context, status=422 if form.errors else 200)
    if "confirmed" not in posted:
        return render(request, "schools/year_preview.html", context | {"decisions": form.decisions})
    change = applying.apply(
        school=school, school_year=form.school_year, decisions=form.decisions, by=request.user, now=now
    )
    say(request, change)
    return redirect("schools:school", school.uuid)


def say(request, change: YearChange | None) -> None:
    if change is None:
        messages.info(request, _("Nic do zrobienia: żadna klasa nie czeka na nowy rok."))
        return
    moved = ngettext("%d klasa przeszła do nowego roku.", "%d klas przeszło do nowego roku.", len(change.moved))
    away = ngettext("%d klasa jest w archiwum.", "%d klas jest w archiwum.", len(change.archived))
    parts = [text % len(what) for text, what in ((moved, change.moved), (away, change.archived)) if what]
    messages.success(request, " ".join(parts))


@deed_for_staff
@for_office_of_school
def undo(request, school, change):
    found = get_object_or_404(YearChange, school=school, uuid=change)
    try:
        applying.undo(change=found, by=request.user, now=timezone.now())
    except applying.TooLate:
        messages.warning(request, _("Tej zmiany nie da się już cofnąć: minęła doba albo jest cofnięta."))
    except applying.InUse:
        text = _("Nie cofnięto: w nowych klasach są już nowi uczniowie, kursy albo zajęcia, które by zniknęły.")
        messages.warning(request, text)
    else:
        messages.success(request, _("Cofnięto. Klasy są znowu takie jak przed zmianą roku."))
    return redirect("schools:school", school.uuid)


@deed_for_staff
@also_archived
@for_office_of_class
def archive(request, school_class):
    """Put one class into the archive, or take it out."""
    if request.POST.get("open") == "1":
        applying.reopen(school_class=school_class, by=request.user)
        messages.success(request, _("Klasa jest znowu otwarta."))
    else:
        applying.archive(school_class=school_class, by=request.user, now=timezone.now())
        messages.success(request, _("Klasa jest w archiwum. Rejestr i zaświadczenia są nadal dostępne."))
    return redirect("schools:class", school_class.uuid)


@for_staff
@for_office_of_class
def split(request, school_class):
    posted = request.POST if request.method == "POST" else None
    form = SplitForm(posted, school_class=school_class)
    if not form.is_valid():
        context = {"school_class": school_class, "form": form}
        return render(request, "schools/split.html", context, status=422 if form.errors else 200)
    new = splitting.split(school_class=school_class, by=request.user, **form.cleaned_data)
    text = _(
        "Powstała klasa %(name)s. Kody QR na kartach działają dalej; nowy kod klasy jest na stronie „Uczniowie i karty”."
    )
    messages.success(request, text % {"name": new.name})
    return redirect("schools:class", new.uuid)
