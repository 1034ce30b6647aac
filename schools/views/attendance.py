"""Attendance that the page sends while a teacher ticks."""

from functools import wraps

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from schools.practical import attendance, taking_part
from schools.views.doors import for_staff_of_class
from schools.views.sessions import of_class, revision_in, ticked_in


def or_say_signed_out(view):
    """A script that sends what waited is told in its own language that somebody has to sign in first."""

    @wraps(view)
    def asked(request, *args, **others):
        if not request.user.is_authenticated:
            return JsonResponse({"saved": False, "reason": "signed_out"}, status=401)
        return view(request, *args, **others)

    return asked


@never_cache
@require_POST
@or_say_signed_out
@for_staff_of_class
def save(request, school_class, session):
    """Keep who is there. `saved` is said only when the database holds this very list; sending it again says so again."""
    found = of_class(school_class, session)
    everybody = taking_part.line_of(found).order
    here = ticked_in(request, everybody)
    kept = attendance.take(
        session=found, here=here, of=everybody, by=request.user, now=timezone.now(), revision=revision_in(request)
    )
    if not attendance.is_kept(kept, here=here, of=everybody):
        return JsonResponse({"saved": False, "reason": "newer", "revision": kept.attendance_revision}, status=409)
    return JsonResponse({"saved": True, "revision": kept.attendance_revision})
