"""What becomes of pupils' data when school years are over: which pupil gave which answer, results, and whole accounts.

Only accounts that schools run (`managed_by`): who runs the account alone decides alone. Nothing is taken from an attempt that
is open, and no account, no course and no result from a pupil who is in a class of this school year.
"""

from datetime import date, datetime, time

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.privacy import erasing
from audit.retention.registry import kept
from audit.retention.rows import locked, some
from certificates.models import Certificate
from courses.models import Enrolment
from quizzes import blinding
from quizzes.models import Attempt
from schools.models import ClassMembership
from schools.numbers import keeping
from schools.years import end_of, last_ended, school_year_of

AT_ONCE = 50  # people: each takes some thirty queries


def pupils() -> QuerySet:
    return get_user_model().objects.exclude(managed_by="").filter(is_blank=False, is_staff=False, is_superuser=False)


def end_of_last_year(now: datetime, name: str) -> datetime:
    """Return the moment in which the latest school year ended that has been over for as long as the settings say."""
    last_day = end_of(last_ended(timezone.localdate(now) - kept(name)))
    return timezone.make_aware(datetime.combine(date(last_day.year, 9, 1), time()))


def in_class_now(person: str, now: datetime) -> Exists:
    """Return the condition that the person is in a class of this school year, or of one to come."""
    year = school_year_of(timezone.localdate(now))
    return Exists(ClassMembership.objects.filter(pupil=OuterRef(person), school_class__school_year__gte=year))


# ---- which pupil gave which answer


def old_attempts(now: datetime) -> QuerySet[Attempt]:
    """Attempts of former school years that are finished. Their numbers go on standing in the statistics."""
    before = end_of_last_year(now, "attempts")
    return Attempt.objects.filter(learner__in=pupils(), state=Attempt.State.GRADED, submitted_at__lt=before)


def blind_attempts(now: datetime) -> int:
    found = old_attempts(now)
    people = list(locked(get_user_model().objects.filter(pk__in=found.values("learner"))).order_by("pk")[:AT_ONCE])
    return sum(blinding.take_out(found.filter(learner=one), erasing.Erasing(one, now)) for one in people)


# ---- results


def old_enrolments(now: datetime) -> QuerySet[Enrolment]:
    """Courses of pupils who have left, two years after the last visit. The numbers of those years are kept by then."""
    found = Enrolment.objects.filter(learner__in=pupils(), last_seen_at__lt=now - kept("results"))
    return found.filter(~in_class_now("learner", now))


def forget_results(now: datetime) -> int:
    keeping.keep(now)
    keys = some(old_enrolments(now))
    Enrolment.objects.filter(pk__in=keys).delete()
    return len(keys)


# ---- accounts


def leavers(now: datetime) -> QuerySet:
    """Pupils whose last class is over for long, who have not come back since, and who hold no certificate that is kept."""
    since = end_of_last_year(now, "pupils")
    year = last_ended(timezone.localdate(now) - kept("pupils"))
    still_there = ClassMembership.objects.filter(pupil=OuterRef("pk"), school_class__school_year__gt=year)
    certificates = Certificate.objects.filter(
        holder=OuterRef("pk"), valid_until__gte=timezone.localdate(now) - kept("certificates")
    )
    busy = Attempt.objects.filter(learner=OuterRef("pk"), state=Attempt.State.OPEN, started_at__gte=since)
    not_back = Q(last_login=None) | Q(last_login__lt=since)
    return pupils().filter(~Exists(still_there), ~Exists(certificates), ~Exists(busy), not_back, date_joined__lt=since)


def erase_leavers(now: datetime) -> int:
    """Erase the next of them by the deed of accounts.privacy; files go after the transaction."""
    keeping.keep(now)
    return erasing.erase_many(locked(leavers(now)).order_by("pk")[:AT_ONCE], now=now)
