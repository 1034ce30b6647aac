"""The pages of one's own data. There is no address for anybody else's."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.privacy import erasing, exporting
from accounts.privacy.forms import EraseForm
from accounts.privacy.signing import signatures_of
from accounts.sure import asked_again
from schools import wishes


def for_oneself(view):
    return never_cache(login_required(view))


def for_grown_ups(view):
    """The account of a pupil is the school's to erase; the pupil asks the school."""

    def guarded(request):
        if request.user.is_pupil:
            raise Http404
        return view(request)

    return guarded


@for_oneself
@require_safe
def my_data(request):
    person = request.user
    school = wishes.school_of(person)
    context = {
        "kept": erasing.kept_of(person),
        "signed": signatures_of(person),
        "school": school,
        "leads": wishes.leads_of(school) if school else [],
        "wish": wishes.latest_of(person) if person.is_pupil else None,
    }
    return render(request, "home/my_data/my_data.html", context)


@for_oneself
@require_safe
def my_data_file(request):
    now = timezone.now()
    response = HttpResponse(exporting.export(request.user, now=now), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{exporting.file_name(request.user, now=now)}"'
    return response


@for_oneself
@require_POST
def ask_school(request):
    """A pupil asks the school to be erased, or has thought it over."""
    if not request.user.is_pupil:
        raise Http404
    if "take_back" in request.POST:
        wishes.take_back(pupil=request.user)
        messages.success(request, _("Prośba cofnięta. Nic się nie zmieniło."))
        return redirect("home:my_data")
    try:
        wishes.make(pupil=request.user, now=timezone.now())
        messages.success(request, _("Prośba wysłana. Odpowiedź szkoły zobaczysz na tej stronie."))
    except wishes.NoSchool:
        messages.error(request, _("Nie znamy szkoły, która prowadzi to konto. Poproś o pomoc nauczyciela."))
    return redirect("home:my_data")


@for_oneself
@for_grown_ups
@asked_again
def erase_me(request):
    """What goes, what stays, and the deed. Whoever did it is nobody here any more, and gets a last page."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    why_not = erasing.obstacle(request.user)
    if form.is_valid() and not why_not:
        try:
            erasing.erase(person=request.user, by=request.user, now=timezone.now())
        except erasing.Refused as refused:  # in this very moment somebody else has gone
            why_not = refused.why
        else:
            logout(request)
            return render(request, "home/my_data/gone.html", {"backups_days": settings.BACKUPS_KEPT_DAYS})
    context = {"kept": erasing.kept_of(request.user), "form": form, "why_not": why_not}
    return render(request, "home/my_data/erase.html", context, status=422 if form.errors or why_not else 200)
