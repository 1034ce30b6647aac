"""The page with the statement."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.accessibility.facts import facts, missing


@require_safe
def statement(request):
    known = facts()
    context = {
        "facts": known,
        "gaps": known.gaps_in(get_language()),
        "missing": missing(),
        "operator": settings.OPERATOR_NAME,
        "address": settings.OPERATOR_ADDRESS,
        "contact_name": settings.ACCESSIBILITY_NAME,
        "contact_email": settings.ACCESSIBILITY_EMAIL,
        "contact_phone": settings.ACCESSIBILITY_PHONE,
        "site_url": settings.SITE_URL,
    }
    return render(request, "home/accessibility.html", context)
