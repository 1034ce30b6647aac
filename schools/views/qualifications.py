"""One's own qualification: written down by who judges skills, shown beside what he or she has judged."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from schools.models import Qualification, School
from schools.practical.forms import QualificationForm
from schools.views.doors import for_staff


@for_staff
def qualification(request):
    if not School.objects.seen_by(request.user).exists():
        raise Http404
    kept = Qualification.objects.filter(person=request.user).first()
    if request.method == "POST" and "remove" in request.POST:
        Qualification.objects.filter(person=request.user).delete()
        messages.success(request, _("Kwalifikacja usunięta. Wpisy, które już powstały, zostają, jakie były."))
        return redirect("schools:qualification")
    form = QualificationForm(request.POST if request.method == "POST" else None, instance=kept)
    if form.is_bound and form.is_valid():
        Qualification.objects.update_or_create(person=request.user, defaults=form.cleaned_data)
        messages.success(request, _("Kwalifikacja zapisana. Stanie przy każdej umiejętności, którą od teraz ocenisz."))
        return redirect("schools:qualification")
    ended = kept is not None and not form.errors and not kept.holds_on(timezone.localdate())
    context = {"form": form, "kept": kept, "ended": ended}
    return render(request, "schools/qualification.html", context, status=422 if form.errors else 200)
