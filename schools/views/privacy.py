"""The data of pupils: what is kept, to take along, to erase. For the lead of the school that runs the accounts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.privacy import erasing, exporting
from accounts.privacy.forms import EraseForm
from accounts.sure import asked_again
from audit import ledger
from audit.deeds import Deed
from schools import subjects, wishes
from schools.models import Wish
from schools.privacy_forms import RefuseForm
from schools.views.doors import deed_for_staff, for_lead_of_school, for_staff

ERASED = "erased_pupils"  # in the session: whom this person has erased, so that a second press is no riddle


@for_staff
@require_safe
@for_lead_of_school
def people(request, school):
    """Who asks to be erased, and finding the account that a parent asks about."""
    words = request.GET.get("q", "").strip()[:100]
    context = {
        "school": school,
        "wishes": wishes.open_in([school]),
        "words": words,
        "found": subjects.find(school, words) if words else None,
        "most": subjects.MOST_FOUND,
    }
    return render(request, "schools/privacy/people.html", context)


@for_staff
@require_safe
@for_lead_of_school
def pupil(request, school, pupil):
    found = get_object_or_404(subjects.pupils_of(school), uuid=pupil)
    ledger.note_look(Deed.DATA_SEEN, by=request.user, school=school, about=[found])
    return pupil_page(request, school, found)


def pupil_page(request, school, pupil, **forms):
    """The page of one pupil; `forms` are those with errors."""
    context = {
        "school": school,
        "pupil": pupil,
        "kept": erasing.kept_of(pupil),
        "wish": Wish.objects.filter(pupil=pupil, answered_at=None).first(),
        "erase_form": EraseForm(prefix="erase"),
        "refuse_form": RefuseForm(prefix="refuse"),
        "wrong": bool(forms),
    } | forms
    return render(request, "schools/privacy/pupil.html", context, status=422 if forms else 200)


@for_staff
@require_safe
@for_lead_of_school
def pupil_file(request, school, pupil):
    found = get_object_or_404(subjects.pupils_of(school), uuid=pupil)
    now = timezone.now()
    content = subjects.export(pupil=found, school=school, by=request.user, now=now)
    return as_zip(content, exporting.file_name(found, now=now))


def as_zip(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@deed_for_staff
@for_lead_of_school
@asked_again
def erase(request, school, pupil):
    """Erase a pupil. A second press of the button finds that it is done."""
    found = subjects.pupils_of(school).filter(uuid=pupil).first()
    if found is None:
        if str(pupil) not in request.session.get(ERASED, []):
            raise Http404
        return erased(request, school)
    form = EraseForm(request.POST, prefix="erase")
    if not form.is_valid():
        return pupil_page(request, school, found, erase_form=form)
    erasing.erase(person=found, by=request.user, now=timezone.now())
    request.session[ERASED] = [*request.session.get(ERASED, [])[-20:], str(pupil)]
    return erased(request, school)


def erased(request, school):
    messages.success(
        request, _("Dane usunięte. Zaświadczenia tej osoby mówią teraz „wycofane”, a statystyka się nie zmieniła.")
    )
    return redirect("schools:privacy", school.uuid)


@deed_for_staff
@for_lead_of_school
def refuse(request, school, pupil):
    found = get_object_or_404(subjects.pupils_of(school), uuid=pupil)
    wish = get_object_or_404(Wish, pupil=found, school=school, answered_at=None)
    form = RefuseForm(request.POST, prefix="refuse")
    if not form.is_valid():
        return pupil_page(request, school, found, refuse_form=form)
    wishes.refuse(wish=wish, why=form.cleaned_data["why"], by=request.user, now=timezone.now())
    messages.success(request, _("Odpowiedź zapisana. Uczeń zobaczy ją na stronie „Moje dane”."))
    return redirect("schools:privacy", school.uuid)
