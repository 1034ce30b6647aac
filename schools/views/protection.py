"""The office says whom pupils can turn to: the person, the way there, and the school's own documents."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from schools import protecting
from schools.forms import ProtectionForm
from schools.views.doors import for_office_of_school, for_staff


@for_staff
@for_office_of_school
def protection(request, school):
    form = ProtectionForm(request.POST if request.method == "POST" else None, instance=school)
    if form.is_valid():
        if protecting.change(school=school, by=request.user, told=form.cleaned_data):
            messages.success(request, _("Zapisano. Uczniowie widzą to na stronach kursów."))
        return redirect("schools:school", school.uuid)
    return render(
        request, "schools/protection.html", {"school": school, "form": form}, status=422 if form.errors else 200
    )
