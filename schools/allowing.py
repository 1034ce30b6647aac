"""How many attempts at an exam the classes of a pupil allow. The courses ask by a rule (courses.allowances)."""

from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from courses.allowances import Allowance, allowance
from courses.models import Completion
from schools.assigning import begun
from schools.models import Assignment
from schools.years import school_year_of


@allowance
def attempts_of_classes(person, course_key: UUID) -> Allowance | None:
    """Return what the pupil's classes of this school year agreed; of two the more generous. One query.

    Once the course is finished it is the pupil's own again, and so is its exam; a refresher limits it as long as it stands.
    """
    today = timezone.localdate()
    finished = Completion.objects.filter(enrolment__learner=person, enrolment__course_key=OuterRef("course_key"))
    rows = (
        Assignment.objects.given_to(person)
        .filter(begun(today=today), course_key=course_key, school_class__school_year__gte=school_year_of(today))
        .annotate(mine=FilteredRelation("terms", condition=Q(terms__pupil=person)), finished=Exists(finished))
        .filter(Q(finished=False) | Q(is_refresher=True))
        .values_list("attempts", "assigned_at", Coalesce(F("mine__more_attempts"), 0))
    )
    found = [Allowance(attempts or 0, assigned_at, more) for attempts, assigned_at, more in rows]
    return max(found, key=lambda one: (not one.attempts, one.attempts + one.more), default=None)
