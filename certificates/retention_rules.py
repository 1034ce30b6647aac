"""The name on a certificate, and its file, a year after it has ended. The number and the days stay, and so does what was learnt."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from audit.retention.registry import kept, rule
from audit.retention.rows import some
from certificates import bundles
from certificates.models import Certificate
from certificates.withdrawing import withdraw

NAMED = ~Q(holder=None) | ~Q(facts__holder_name="")


def past(now: datetime):
    last_day = timezone.localdate(now) - kept("certificates")
    return Certificate.objects.filter(NAMED, valid_until__lt=last_day)


def forget_names(now: datetime) -> int:
    found = Certificate.objects.filter(pk__in=some(past(now)))
    for certificate in found:
        withdraw(certificate)
    return len(found)


rule(
    "bundles",
    "files of bundles, and later their rows",
    due=lambda now: bundles.expired(now).count(),
    forget=lambda now: bundles.throw_away_expired(now=now),
)
rule("certificates", "names on certificates that have ended", due=lambda now: past(now).count(), forget=forget_names)
