"""A class at the manikin: its skills and meetings, and signing off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from courses.progress import CourseFinished
from schools.collation import person_key
from schools.following.pupil import members_of
from schools.models import Qualification, SignOff
from schools.practical import signing_off, taking_part
from schools.practical.forms import SessionForm, SignOffForm
from schools.practical.retests import to_show_again
from schools.views.doors import deed_for_staff, for_staff, for_staff_of_class


@for_staff
@for_staff_of_class
def practical(request, school_class):
    """The skills and the meetings of the class, and the form of another meeting."""
    form = SessionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.instance.school_class = school_class
        taking_part.arrange(form.instance, by=request.user)
        messages.success(request, _("Zajęcia zapisane."))
        return redirect("schools:session", school_class.uuid, form.instance.uuid)
    passed = signing_off.how_many_passed(members_of(school_class))
    skills = [
        (course, page, passed.get(page.translation_key, 0))
        for course, page in signing_off.skills_of(school_class, language=get_language())
    ]
    context = {
        "school_class": school_class,
        "skills": skills,
        "pupils": members_of(school_class).count(),
        "sessions": school_class.sessions.order_by("-starts_at"),
        "form": form,
    }
    return render(request, "schools/practical.html", context, status=422 if form.errors else 200)


def skill_or_404(school_class, step):
    found = signing_off.skills_of(school_class, language=get_language())
    pair = next((pair for pair in found if pair[1].translation_key == step), None)
    if pair is None:
        raise Http404
    return pair


@for_staff
@for_staff_of_class
def skill(request, school_class, step):
    """One skill: its checklist and every pupil of the class, marked on one page."""
    course, page = skill_or_404(school_class, step)
    pupils = sorted(members_of(school_class), key=person_key)
    today = timezone.localdate()
    form = SignOffForm(request.POST if request.method == "POST" else None, today=today, pupils=pupils)
    if form.is_bound and form.is_valid():
        made = signing_off.sign_off(
            school_class=school_class,
            page=page,
            results=form.results,
            on=form.cleaned_data["done_on"],
            place=form.cleaned_data["place"],
            by=request.user,
            now=timezone.now(),
        )
        messages.success(request, ngettext("Zapisano %d wynik.", "Zapisano %d wyników.", made) % made)
        if made < len(form.results):
            messages.info(
                request, _("Kto ma tę umiejętność zaliczoną i nie pora jej jeszcze powtarzać, zostaje bez zmian.")
            )
        return redirect("schools:skill", school_class.uuid, step)
    rows = SignOff.objects.filter(school_class=school_class, step=step).select_related("by", "undone_by", "pupil")
    passed = {row.pupil_id: row for row in signing_off.passes(page).filter(pupil__in=pupils).select_related("by")}
    again = to_show_again(passed=passed, course=course, on=today)
    qualification = Qualification.objects.filter(person=request.user).first()
    context = {
        "school_class": school_class,
        "course": course,
        "skill": page,
        "form": form,
        "rows": [
            (pupil, passed.get(pupil.pk), pupil.pk in again, form.data.get(f"result-{pupil.uuid}", ""))
            for pupil in pupils
        ],
        "qualification": qualification,
        "holds": qualification is not None and qualification.holds_on(today),
        "history": rows,
        "results": SignOff.Result.choices,
    }
    ledger.note_look(Deed.SKILLS_SEEN, by=request.user, school_class=school_class)
    return render(request, "schools/skill.html", context, status=422 if form.errors else 200)


@deed_for_staff
@for_staff_of_class
def undo(request, school_class, sign_off):
    """Take a result back that was a mistake."""
    row = get_object_or_404(SignOff, school_class=school_class, uuid=sign_off)
    _course, page = skill_or_404(school_class, row.step)
    try:
        signing_off.undo(row=row, page=page, by=request.user, now=timezone.now())
        messages.success(request, _("Wynik cofnięty. W historii widać oba wpisy."))
    except signing_off.NotToUndo:
        messages.info(request, _("Ten wynik jest już cofnięty albo zastąpiony nowszym."))
    except CourseFinished:
        messages.warning(
            request, _("Kurs jest już ukończony i ma zaświadczenie. Zaświadczenie może wycofać administrator.")
        )
    return redirect("schools:skill", school_class.uuid, row.step)
