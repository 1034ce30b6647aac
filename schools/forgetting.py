"""What a school's own rows forget when a person is erased, and when a person can't be."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schools.models import ClassMembership, Invitation, RosterUpload, School, Session, SignOff, Staff
from schools.rosters import Entry


def is_last_lead(person):
    """A school is never left without a lead."""
    leads = Staff.objects.filter(role=Staff.Role.LEAD)
    led = School.objects.filter(staff__in=leads.filter(person=person))
    alone = led.exclude(pk__in=leads.exclude(person=person).filter(person__is_active=True).values("school")).first()
    if alone:
        return _("To jedyny koordynator szkoły %(school)s. Najpierw wyznacz drugiego.") % {"school": alone.name}
    return None


def leave_sessions(erasing) -> None:
    """Attendance goes with the account; where the person is named as who leads the meeting, the name goes too."""
    Session.objects.filter(leader__iexact=erasing.person.full_name).update(leader="")


def leave_sign_offs(erasing) -> None:
    """What somebody judged stays with the pupils; the number of a document would lead back to who judged."""
    SignOff.objects.filter(by=erasing.person).update(qualification="", qualified_until=None)


def leave_groups(erasing) -> None:
    """The group stays for the others."""
    erasing.person.class_groups.clear()


def leave_assignments(erasing) -> None:
    """What the person was chosen for stays for the others."""
    erasing.person.assignments.clear()


def drop_invitations(erasing) -> None:
    """An invitation to the person's address, accepted or not, is of no use any more."""
    Invitation.objects.filter(used_by=erasing.person).delete()
    if erasing.person.email:
        Invitation.objects.filter(email__iexact=erasing.person.email).delete()


def leave_rosters(erasing) -> None:
    """Take the person's lines out of rosters on their way in, and the person's numbers out of what can be undone."""
    person = erasing.person
    places = ClassMembership.objects.filter(pupil=person).values("school_class__school")
    schools = School.objects.filter(Q(name=person.managed_by) | Q(pk__in=places))
    for upload in RosterUpload.objects.select_for_update().filter(school__in=schools):
        rows = [row for row in upload.rows if not names(Entry(*row), person)]
        changes = without(upload.changes, person.pk)
        if (rows, changes) != (upload.rows, upload.changes):
            RosterUpload.objects.filter(pk=upload.pk).update(rows=rows, changes=changes)


def names(entry: Entry, person) -> bool:
    """Whether the line is about somebody of this name. Of two who are called alike, both lines go: better than one too few."""
    return (folded(entry.first), folded(entry.last)) == (folded(person.first_name), folded(person.last_name))


def folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def without(changes: dict, number: int) -> dict:
    """Return what an import did, without the person with this number."""
    left = {name: [one for one in changes[name] if one != number] for name in ("accounts", "emails") if name in changes}
    if "left" in changes:
        left["left"] = [row for row in changes["left"] if row.get("pupil_id") != number]
    return changes | left
