"""What goes from one class to another: places, groups, and courses that are not over."""

from collections.abc import Iterable
from datetime import date

from schools.models import Assignment, ClassGroup, ClassMembership, SchoolClass, Terms
from schools.recipients import pupils_of
from schools.reminders import who_has_done

KEPT_PLACES = ("pupil_id", "roster_id", "number", "picture", "basis", "basis_since", "basis_by_id")
KEPT_ASSIGNMENTS = (
    *("course_key", "is_refresher", "start_on", "due_on", "attempts", "everybody"),
    *("opened_at", "assigned_by_id", "assigned_at"),
)
KEPT_TERMS = ("pupil_id", "due_on", "more_attempts", "reminded_at", "reminded_by_id")


def copy_of(row, names: Iterable[str], **others):
    """Return a new row of the same kind with these fields of the old one."""
    return type(row)(**{name: getattr(row, name) for name in names}, **others)


def carry_places(former: SchoolClass, following: SchoolClass, *, now) -> set[int]:
    """Give the pupils of a class their places in the next one, as they were; return the pupils."""
    places = list(ClassMembership.objects.filter(school_class=former))
    ClassMembership.objects.bulk_create(
        copy_of(place, KEPT_PLACES, school_class=following, joined_at=now) for place in places
    )
    return {place.pupil_id for place in places}


def carry_groups(former: SchoolClass, following: SchoolClass, pupils: set[int]) -> dict[int, ClassGroup]:
    """Make the groups of the class anew; return them by the numbers of the old ones."""
    made = {}
    for group in ClassGroup.objects.filter(school_class=former).prefetch_related("pupils"):
        made[group.pk] = ClassGroup.objects.create(school_class=following, name=group.name)
        made[group.pk].pupils.set([pupil for pupil in group.pupils.all() if pupil.pk in pupils])
    return made


def is_going_on(assignment: Assignment, *, today: date) -> bool:
    """Whether there is something left to do: its day is not over, and not everybody has finished."""
    if assignment.due_on and assignment.due_on < today:
        return False
    return pupils_of(assignment).exclude(pk__in=who_has_done(assignment)).exists()


def carry_courses(assignments: Iterable[Assignment], following: SchoolClass, pupils: set[int], *, groups: dict) -> None:
    """Give the next class these courses, with the days, the attempts, the chosen pupils and what was agreed with each."""
    for former in assignments:
        chosen = [pupil for pupil in former.pupils.all() if pupil.pk in pupils]
        if not former.everybody and not chosen:
            continue
        made = copy_of(former, KEPT_ASSIGNMENTS, school_class=following)
        made.save()
        made.pupils.set(chosen)
        made.groups.set([groups[group.pk] for group in former.groups.all() if group.pk in groups])
        terms = Terms.objects.filter(assignment=former, pupil__in=pupils)
        Terms.objects.bulk_create(copy_of(one, KEPT_TERMS, assignment=made) for one in terms)
