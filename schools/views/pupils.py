"""One pupil of a class: the courses of the class, the attempts, another day. Each look is noted."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from audit import ledger
from audit.deeds import Deed
from quizzes.models import Attempt
from schools.assignment_forms import ExtensionForm
from schools.following import pupil as following
from schools.following.extending import extend as give_another_day
from schools.models import School
from schools.views.doors import deed_for_staff, for_staff, for_staff_of_class


@for_staff
@for_staff_of_class
def pupil(request, school_class, pupil):
    found = get_object_or_404(following.members_of(school_class), uuid=pupil)
    ledger.note_look(Deed.PUPIL_SEEN, by=request.user, school_class=school_class, about=[found])
    return pupil_page(request, school_class, found)


def pupil_page(request, school_class, pupil, *, wrong: dict | None = None):
    """The pupil's page; `wrong` are forms with errors, by the number of the assignment."""
    courses = following.courses_of(school_class, pupil, language=get_language(), now=timezone.now())
    today = timezone.localdate()
    forms = {
        course.assignment.pk: ExtensionForm(
            initial=ExtensionForm.agreed(course.row),
            today=today,
            prefix=str(course.assignment.pk),
        )
        for course in courses
    }
    context = {
        "school_class": school_class,
        "pupil": pupil,
        "courses": [(course, (forms | (wrong or {}))[course.assignment.pk]) for course in courses],
        "wrong": wrong,
        "today": today,
        "leads": School.objects.led_by(request.user).filter(pk=school_class.school_id).exists(),
    }
    return render(request, "schools/pupil.html", context, status=422 if wrong else 200)


@deed_for_staff
@for_staff_of_class
def extend(request, school_class, pupil, assignment):
    found = get_object_or_404(following.members_of(school_class), uuid=pupil)
    assignment = get_object_or_404(school_class.assignments, uuid=assignment)
    form = ExtensionForm(request.POST, today=timezone.localdate(), prefix=str(assignment.pk))
    if not form.is_valid():
        return pupil_page(request, school_class, found, wrong={assignment.pk: form})
    give_another_day(assignment=assignment, pupil=found, by=request.user, **form.cleaned_data)
    messages.success(request, _("Zapisano ustalenia z tą osobą."))
    return redirect("schools:pupil", school_class.uuid, found.uuid)


@for_staff
@for_staff_of_class
def attempt(request, school_class, pupil, attempt):
    """What the pupil answered. Only attempts at the courses that the class was given."""
    found = get_object_or_404(following.members_of(school_class), uuid=pupil)
    seen = following.attempts_seen_in(school_class, found, language=get_language())
    mine = Attempt.objects.filter(seen, learner=found)
    opened = get_object_or_404(mine.select_related("paper"), uuid=attempt)
    ledger.note_look(Deed.ATTEMPT_SEEN, by=request.user, school_class=school_class, about=[found], attempt=opened.pk)
    context = {
        "school_class": school_class,
        "pupil": found,
        "attempt": opened,
        "paper": opened.paper.content,
        "questions": following.answers_of(opened),
    }
    return render(request, "schools/pupil_attempt.html", context)
