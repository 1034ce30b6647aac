"""A pupil asks the school to be erased; the school does it (accounts.privacy.erasing) or says why not."""

from django.db import IntegrityError, transaction

from audit import ledger
from audit.deeds import Deed
from schools.models import School, Staff, Wish


class NoSchool(Exception):
    """The school that runs the account is not here; the operator of the site has to help."""


def school_of(pupil) -> School | None:
    """Return the school that runs the pupil's account."""
    return School.objects.filter(name=pupil.managed_by).first() if pupil.is_pupil else None


def leads_of(school: School) -> list[str]:
    """Return the names of those who can say yes."""
    leads = Staff.objects.filter(school=school, role=Staff.Role.LEAD, person__is_active=True).select_related("person")
    return sorted(post.person.full_name for post in leads)


def make(*, pupil, now) -> Wish:
    """Ask the school; a second time returns the wish that is open. Raises NoSchool."""
    school = school_of(pupil)
    if school is None:
        raise NoSchool
    if open_wish := Wish.objects.filter(pupil=pupil, answered_at=None).first():
        return open_wish
    try:
        with transaction.atomic():
            wish = Wish.objects.create(school=school, pupil=pupil, made_at=now)
            ledger.note(Deed.ERASURE_WISHED, by=pupil, school=school, about=[pupil])
    except IntegrityError:  # another tab was faster
        return Wish.objects.get(pupil=pupil, answered_at=None)
    return wish


@transaction.atomic
def take_back(*, pupil) -> None:
    """The pupil has thought it over."""
    if Wish.objects.filter(pupil=pupil, answered_at=None).delete()[0]:
        ledger.note(Deed.WISH_TAKEN_BACK, by=pupil, about=[pupil])


@transaction.atomic
def refuse(*, wish: Wish, why: str, by, now) -> None:
    """Say why not. Whose wish was answered already keeps that answer; the pupil may ask again."""
    answered = Wish.objects.filter(pk=wish.pk, answered_at=None).update(answer=why, answered_at=now, answered_by=by)
    if answered:
        ledger.note(Deed.WISH_REFUSED, by=by, school=wish.school_id, about=[wish.pupil_id])


def open_in(schools):
    """Return the open wishes in these schools, the oldest first."""
    return (
        Wish.objects.filter(school__in=schools, answered_at=None).select_related("school", "pupil").order_by("made_at")
    )


def latest_of(pupil) -> Wish | None:
    """Return the pupil's last wish, open or answered."""
    return Wish.objects.filter(pupil=pupil).order_by("-made_at", "-pk").first()
