"""Uploading a roster: the file, the report of every line, the decision."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import ledger
from audit.deeds import Deed
from schools import undoing, uploading
from schools.forms import RosterForm
from schools.importing import RosterHasProblems
from schools.rosters import UnreadableRoster
from schools.views.doors import deed_for_staff, for_office_of_school, for_office_of_upload, for_staff
from schools.views.schools import school_context

LINES_PER_PAGE = 50  # on a phone each line is a card


@deed_for_staff
@for_office_of_school
def upload(request, school):
    now = timezone.now()
    form = RosterForm(request.POST, request.FILES, today=timezone.localdate(now))
    if form.is_valid():
        file = form.cleaned_data["roster"]
        try:
            kept = uploading.keep(
                school=school,
                by=request.user,
                file_name=file.name,
                data=file.read(),
                school_year=form.cleaned_data["school_year"],
                now=now,
            )
            return redirect("schools:roster_report", kept.uuid)
        except UnreadableRoster as refusal:
            form.add_error("roster", refusal.message)
    return render(request, "schools/school.html", school_context(request, school, runs=True, form=form), status=422)


@for_staff
@for_office_of_upload
def report(request, upload):
    if upload.applied_at:
        return already_imported(request, upload)
    found = uploading.report_of(upload)
    ledger.note_look(Deed.ROSTER_SEEN, by=request.user, school=upload.school, upload=upload.pk)
    context = {
        "upload": upload,
        "report": found,
        "page": Paginator(found.problems_first(), LINES_PER_PAGE).get_page(request.GET.get("page")),
        "again": None if found.can_be_imported else RosterForm(today=timezone.localdate()),
    }
    return render(request, "schools/roster_report.html", context)


@deed_for_staff
@for_office_of_upload
def confirm(request, upload):
    try:
        imported = uploading.confirm(
            upload=upload, by=request.user, now=timezone.now(), leave_gone="leave_gone" in request.POST
        )
    except RosterHasProblems:
        messages.warning(request, _("Nic nie zostało wczytane: w liście są wiersze do poprawy."))
        return redirect("schools:roster_report", upload.uuid)
    if imported is None:
        return already_imported(request, upload)
    counts = {"new": imported.new, "moved": imported.moved, "updated": imported.updated}
    text = _("Lista wczytana. Nowi uczniowie: %(new)d, zmiany klasy: %(moved)d, uzupełnienia: %(updated)d.")
    messages.success(request, f"{text % counts} {_('Możesz to cofnąć w ciągu doby.')}")
    return redirect("schools:school", upload.school.uuid)


@deed_for_staff
@for_office_of_upload
def cancel(request, upload):
    uploading.discard(upload=upload, by=request.user)
    messages.info(request, _("Plik usunięty. Nic nie zostało wczytane."))
    return redirect("schools:school", upload.school.uuid)


@deed_for_staff
@for_office_of_upload
def undo(request, upload):
    """Take an import back, or say why that cannot be."""
    try:
        undoing.undo(upload=upload, by=request.user, now=timezone.now())
        messages.success(request, _("Wczytanie cofnięte. Klasy są takie, jak przed nim."))
    except undoing.TooLate:
        messages.warning(request, _("Tego wczytania nie można już cofnąć: minęła doba albo jest już cofnięte."))
    except undoing.LaterImport:
        messages.warning(request, _("Po tej liście wczytano następną. Najpierw cofnij tamtą."))
    except undoing.InUse as reason:
        text = ngettext(
            "Nic nie zostało cofnięte: z nowych kont korzysta już %d osoba. Wypisz z klas tych, którzy są tam omyłkowo.",
            "Nic nie zostało cofnięte: z nowych kont korzysta już %d osób. Wypisz z klas tych, którzy są tam omyłkowo.",
            reason.accounts,
        )
        messages.warning(request, text % reason.accounts)
    return redirect("schools:school", upload.school.uuid)


def already_imported(request, upload):
    messages.info(request, _("Ta lista jest już wczytana. Nic się nie zmieniło."))
    return redirect("schools:school", upload.school.uuid)


@for_staff
@for_office_of_school
def sample(request, school):
    """A small roster to start from, as Polish spreadsheets open it at a click."""
    rows = [
        "imię;nazwisko;klasa;e-mail;identyfikator",
        "Zofia;Przykładowa;7b;;1001",
        "Antoni;Przykładowy;7b;antoni@example.org;1002",
    ]
    content = b"\xef\xbb\xbf" + "\r\n".join([*rows, ""]).encode()
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lista-przyklad.csv"'
    return response
