"""Who saw and changed the data of a school's pupils, for its lead. Looking here is noted as well."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit import ledger
from audit.deeds import Deed
from quizzes.exchange.sheets import as_csv, as_xlsx
from schools.log_book import MOST_IN_A_FILE, ON_A_PAGE, entries_of, lines_of, sheet_of
from schools.log_forms import LogForm
from schools.views.doors import for_lead_of_school, for_staff
from schools.views.downloads import download

KINDS = ("csv", "xlsx")


@for_staff
@require_safe
@for_lead_of_school
def log(request, school):
    """A page of the log. `before` is the key of the last entry of the page above."""
    form = LogForm(request.GET, school=school)
    wanted = form.wanted
    about = [wanted.pupil] if wanted.pupil else []
    ledger.note_look(Deed.LOG_SEEN, by=request.user, school=school, about=about)
    found = entries_of(school, wanted)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    entries = list(found.select_related(None)[: ON_A_PAGE + 1])
    kept = request.GET.copy()
    kept.pop("before", None)
    context = {
        "school": school,
        "form": form,
        "wanted": wanted,
        "lines": lines_of(entries[:ON_A_PAGE], school=school, language=get_language()),
        "older": entries[ON_A_PAGE - 1].pk if len(entries) > ON_A_PAGE else None,
        "is_first": not before,
        "query": f"{kept.urlencode()}&" if kept else "",
        "user_has_school": True,
    }
    return render(request, "schools/log.html", context, status=422 if form.errors else 200)


@for_staff
@require_safe
@for_lead_of_school
def log_file(request, school, kind):
    """The same as a file, with the filters of the address, the latest 20,000 entries."""
    if kind not in KINDS:
        raise Http404
    form = LogForm(request.GET, school=school)
    entries = list(entries_of(school, form.wanted)[:MOST_IN_A_FILE])
    lines = lines_of(entries, school=school, language=get_language())
    ledger.note(Deed.LOG_EXPORTED, by=request.user, school=school, rows=len(lines), kind=kind)
    sheet = sheet_of(lines, title=_("Dziennik zdarzeń"))
    return download(as_csv(sheet) if kind == "csv" else as_xlsx([sheet]), kind=kind, name="dziennik")
