"""A meeting of a class at the manikin: when and where, who has a place, who was there, and a file for the calendar."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from calendars.writing import CONTENT_TYPE, calendar_of
from schools.calendars import meeting, page_of
from schools.collation import person_key
from schools.practical import attendance, ratios, taking_part
from schools.practical.forms import SessionForm
from schools.views.doors import deed_for_staff, for_staff, for_staff_of_class


def of_class(school_class, session):
    """Return the meeting of the address; it knows its class, which the door has already fetched."""
    found = get_object_or_404(school_class.sessions, uuid=session)
    found.school_class = school_class
    return found


@for_staff
@for_staff_of_class
def session(request, school_class, session):
    """One meeting: who was there. Who waits may have come in the place of somebody else, so they stand below."""
    found = of_class(school_class, session)
    line = taking_part.line_of(found)
    if request.method == "POST":
        take_attendance(request, found, line)
        return redirect("schools:session", school_class.uuid, found.uuid)
    ledger.note_look(Deed.SESSION_SEEN, by=request.user, school_class=school_class, session=found.pk)
    everybody = "everybody" in request.GET
    context = {
        "school_class": school_class,
        "session": found,
        "line": line,
        "placed": sorted(line.placed, key=person_key),
        "present": {one.pk for one in line.placed} if everybody else set(found.present.values_list("pk", flat=True)),
        "ratios": ratios.words(found, len(line.placed)),
        "everybody": everybody,
    }
    return render(request, "schools/session.html", context)


def take_attendance(request, session, line) -> None:
    here = ticked_in(request, line.order)
    kept = attendance.take(
        session=session, here=here, of=line.order, by=request.user, now=timezone.now(), revision=revision_in(request)
    )
    if attendance.is_kept(kept, here=here, of=line.order):
        messages.success(request, _("Obecność zapisana."))
    else:
        messages.warning(
            request,
            _(
                "Obecność na tych zajęciach zapisano później w innej karcie albo na innym urządzeniu. To ona obowiązuje."
            ),
        )


def ticked_in(request, pupils) -> list:
    return [pupil for pupil in pupils if f"present-{pupil.uuid}" in request.POST]


def revision_in(request) -> int | None:
    """Return which change of the page this is; None without a script."""
    given = request.POST.get("revision", "")
    return int(given) or None if given.isdecimal() and len(given) < 8 else None


@for_staff
@for_staff_of_class
def change(request, school_class, session):
    """Another day, another room, more places: the same meeting, also in the calendars that have it."""
    found = of_class(school_class, session)
    form = SessionForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_bound and form.is_valid():
        taking_part.arrange(form.instance, by=request.user)
        messages.success(request, _("Zajęcia zapisane."))
        return redirect("schools:session", school_class.uuid, found.uuid)
    context = {"school_class": school_class, "session": found, "form": form}
    return render(request, "schools/session_change.html", context, status=422 if form.errors else 200)


@for_staff
@for_staff_of_class
def places(request, school_class, session):
    """Who has a place and who waits, chosen in the order of the class or by hand."""
    found = of_class(school_class, session)
    error, chosen = "", None
    if request.method == "POST":
        try:
            messages.success(request, decide(request, found))
            return redirect("schools:session_places", school_class.uuid, found.uuid)
        except taking_part.LineMoved:
            error = _("Ktoś zmienił tę listę w międzyczasie. Sprawdź ją i zapisz jeszcze raz.")
        except taking_part.TooMany:
            error = _("Zaznaczono więcej osób, niż jest miejsc. Odznacz kogoś albo zmień liczbę miejsc.")
        chosen = {key.removeprefix("takes-") for key in request.POST if key.startswith("takes-")}
    line = taking_part.line_of(found)
    ledger.note_look(Deed.SESSION_SEEN, by=request.user, school_class=school_class, session=found.pk)
    rows = [(pupil, line.waits_as(pupil), ticked(pupil, line, chosen)) for pupil in line.order]
    context = {"school_class": school_class, "session": found, "line": line, "rows": rows, "error": error}
    return render(request, "schools/session_places.html", context, status=422 if error else 200)


def ticked(pupil, line, chosen) -> bool:
    """Whether the pupil's box is ticked: as it was sent, when it could not be saved, else for who has a place."""
    return pupil in line.placed if chosen is None else str(pupil.uuid) in chosen


def decide(request, session) -> str:
    """Do what the pressed button says; return the words for it."""
    before = taking_part.line_of(session)
    pupils = {str(pupil.uuid): pupil for pupil in before.order + before.off}
    common = {"session": session, "by": request.user}
    if (off := pupils.get(request.POST.get("off", ""))) is not None:
        after = taking_part.take_off(pupil=off, **common)
        return moved_up(before, after) or _("Zdjęto z listy.")
    if (back := pupils.get(request.POST.get("back", ""))) is not None:
        taking_part.put_back(pupil=back, **common)
        return _("Dopisano na koniec listy.")
    if "in_order" in request.POST:
        taking_part.in_class_order(**common)
        return _("Miejsca są teraz w kolejności listy klasy.")
    chosen = [pupil for key, pupil in pupils.items() if f"takes-{key}" in request.POST]
    taking_part.choose(chosen=chosen, seen=request.POST.get("seen", ""), **common)
    return _("Zapisano, kto ma miejsce.")


def moved_up(before, after) -> str:
    """Say who has a place by that, when somebody has."""
    names = [pupil.full_name for pupil in after.placed if pupil in before.waiting]
    return _("Zdjęto z listy. Miejsce ma teraz: %(names)s.") % {"names": ", ".join(names)} if names else ""


@for_staff
@for_staff_of_class
def calendar(request, school_class, session):
    found = of_class(school_class, session)
    entry = meeting(found, path=page_of(found), note=found.leader)
    response = HttpResponse(calendar_of([entry]), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="zajecia.ics"'
    return response


@deed_for_staff
@for_staff_of_class
def cancel(request, school_class, session):
    found = of_class(school_class, session)
    with transaction.atomic():
        ledger.note(Deed.SESSION_CANCELLED, by=request.user, school_class=school_class, session=found.pk)
        found.delete()
    messages.info(request, _("Zajęcia odwołane."))
    return redirect("schools:practical", school_class.uuid)
