"""Whom the pupils of a school can turn to when somebody is harmed. The courses ask by a rule (courses.protection)."""

from django.db import transaction
from django.db.models import Q

from audit import ledger
from audit.deeds import Deed
from courses.protection import Contact, contact_rule
from schools.models import ClassMembership, School, Staff


@contact_rule
def contacts_at_own_schools(person) -> list[Contact]:
    """Return the contacts of the schools where the person is in a class at work, or works. One query."""
    attended = ClassMembership.objects.filter(pupil=person, school_class__archived_at=None).values(
        "school_class__school"
    )
    posts = Staff.objects.filter(person=person).values("school")
    schools = School.objects.filter(Q(pk__in=attended) | Q(pk__in=posts))
    return [contact_at(school) for school in schools if is_told(school)]


def is_told(school: School) -> bool:
    return any(getattr(school, name) for name in School.PROTECTION)


def contact_at(school: School) -> Contact:
    return Contact(school.name, *(getattr(school, name) for name in School.PROTECTION))


def change(*, school: School, by, told: dict[str, str]) -> bool:
    """Keep what the school tells its pupils, and note that it changed; return whether it did."""
    with transaction.atomic():
        kept = School.objects.select_for_update().filter(pk=school.pk)
        if kept.values(*School.PROTECTION).get() == told:
            return False
        kept.update(**told)
        ledger.note(Deed.PROTECTION_CHANGED, by=by, school=school)
    return True


def named_at(person) -> list[School]:
    """Return the schools where the person works and is the one to turn to: all words of the name stand in what is told."""
    if person.is_pupil:
        return []
    words, posts = words_of(person.full_name), Staff.objects.filter(person=person).values("school")
    schools = School.objects.filter(pk__in=posts).exclude(protection_person="")
    return [school for school in schools if words <= words_of(school.protection_person)]


def words_of(name: str) -> set[str]:
    return set(name.casefold().split())


def forget(erasing) -> None:
    """Take the name and the way to the person from what the school tells. The function and the documents stay."""
    found = [school.pk for school in named_at(erasing.person)]
    School.objects.filter(pk__in=found).update(protection_person="", protection_reach="")
