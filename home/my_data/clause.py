"""The information clause for everybody: in a pupil's words, and in those of the law. It is made of what the apps declare."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.privacy.register import Group, Holding, register

OF_EVERYBODY = [group for group in Group if group != Group.WORK]


@require_safe
def clause(request):
    context = {
        "kept": {group: kept_in(group) for group in OF_EVERYBODY},
        "kept_at_work": kept_in(Group.WORK),
        "operator": settings.OPERATOR_NAME,
        "address": settings.OPERATOR_ADDRESS,
        "contact_name": settings.PRIVACY_NAME,
        "contact_email": settings.PRIVACY_EMAIL,
        "checked_on": settings.PRIVACY_CHECKED_ON,
        "logs_days": settings.LOGS_KEPT_DAYS,
        "backups_days": settings.BACKUPS_KEPT_DAYS,
    }
    return render(request, "home/my_data/clause.html", context)


def kept_in(group: Group) -> list[Holding]:
    return [holding for holding in register().holdings if holding.group == group]
