"""Who works at a school: the list, inviting, taking back, and the door by which an invited person comes in."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from audit import ledger
from audit.deeds import Deed
from schools import inviting
from schools.codes import in_groups
from schools.models import Invitation, Staff
from schools.staff_forms import InvitationCodeForm, InviteForm
from schools.views.doors import deed_for_staff, for_office_of_school, for_staff
from schools.views.entrance import count_wrong_code
from schools.views.schools import staff_of


@for_staff
@for_office_of_school
def staff(request, school):
    """The list with the form. What was just made is shown once, in the answer to the form."""
    now = timezone.now()
    roles = inviting.roles_to_give(request.user, school)
    form = InviteForm(request.POST or None, school=school, roles=roles)
    if form.is_valid():
        made, code = inviting.invite(school=school, by=request.user, now=now, **form.cleaned_data)
        address = settings.SITE_URL + reverse("invitation", args=[in_groups(code)])
        if made.email:
            inviting.send(made, address=address)
        context = {"school": school, "invitation": made, "code": in_groups(code), "address": address}
        return render(request, "schools/staff/made.html", context)
    context = {
        "school": school,
        "form": form,
        "posts": staff_of(school),
        "may_end": roles,
        "invitations": inviting.open_invitations(school, now=now).prefetch_related("classes"),
    }
    return render(request, "schools/staff/staff.html", context, status=422 if form.errors else 200)


@deed_for_staff
@for_office_of_school
def revoke(request, school, invitation):
    found = get_object_or_404(Invitation, school=school, uuid=invitation)
    inviting.revoke(invitation=found, by=request.user, now=timezone.now())
    messages.success(request, _("Zaproszenie cofnięte. Kod i odnośnik już nie działają."))
    return redirect("schools:staff", school.uuid)


@deed_for_staff
@for_office_of_school
def end_post(request, school, post):
    found = get_object_or_404(Staff, school=school, pk=post)
    try:
        inviting.end_post(post=found, by=request.user)
        messages.success(request, _("Ta osoba nie pracuje już w szkole na platformie. Jej własne konto zostaje."))
    except inviting.NotYours:
        messages.warning(request, _("Koordynatora szkoły może usunąć tylko inny koordynator."))
    except inviting.LastLead:
        messages.warning(request, _("To jedyny koordynator szkoły. Najpierw zaproś następnego."))
    return redirect("schools:staff", school.uuid)


# ---- the invited person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Type the code from the paper."""
    form = InvitationCodeForm(request.POST or None)
    if form.is_valid():
        return redirect("invitation", in_groups(form.cleaned_data["code"]))
    return render(request, "schools/staff/start.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD"])
def invitation(request, code):
    try:
        found = inviting.find(code, now=timezone.now())
    except inviting.Refused as refusal:
        return refused(request, refusal)
    return render(request, "schools/staff/invitation.html", {"invitation": found, "code": code})


def refused(request, refusal: inviting.Refused):
    """Say why; an invitation that was there once is noted in the log of its school."""
    why = refusal.why
    if refusal.invitation is None:
        count_wrong_code(request)
    else:
        facts = {"door": request.resolver_match.view_name, "invitation": refusal.invitation.pk, "reason": why.value}
        by = request.user if request.user.is_authenticated else None
        ledger.note_look(Deed.REFUSED, by=by, school=refusal.invitation.school, **facts)
    status = {inviting.Why.UNKNOWN: 404, inviting.Why.PUPIL: 403}.get(why, 410)
    return render(request, "schools/staff/refused.html", {"why": why}, status=status)


@never_cache
@login_required
@require_POST
def accept(request, code):
    try:
        post = inviting.accept(code=code, person=request.user, now=timezone.now())
    except inviting.Refused as refusal:
        return refused(request, refusal)
    messages.success(request, _("Witaj! Od teraz pracujesz tu jako %(role)s.") % {"role": post.get_role_display()})
    return redirect("schools:school", post.school.uuid)
