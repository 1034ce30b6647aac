"""Moving classes up and closing them, all in one transaction; and taking it back within a day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from audit import ledger
from audit.deeds import Deed as Logged
from schools.joining import hand_code_over
from schools.models import Assignment, ClassMembership, Invitation, School, SchoolClass, Session, SignOff, YearChange
from schools.year_change.carrying import carry_courses, carry_groups, carry_places, is_going_on
from schools.year_change.planning import Decision, Deed

WITHIN = timedelta(days=1)


class TooLate(Exception):
    """More than a day has gone by, or it was undone already."""


class InUse(Exception):
    """Something was done in the classes of the new year that would be lost."""


@transaction.atomic
def apply(*, school: School, school_year: str, decisions: Iterable[Decision], by, now: datetime) -> YearChange | None:
    """Do what was decided; classes that are in the archive by now are left alone. None: there was nothing to do.

    The old class stays with its history. Pupils, their picture and card, teachers, groups, the code on the cards, and the courses
    that are not over go on in the new one.
    """
    School.objects.select_for_update().get(pk=school.pk)  # nobody imports or changes the year meanwhile
    wanted = {one.school_class.pk: one for one in decisions if one.deed != Deed.LEAVE}
    open_ = SchoolClass.objects.open().filter(school=school, pk__in=wanted).order_by("name")
    moved, archived = [], []
    for former in open_:
        decision = wanted[former.pk]
        if decision.deed == Deed.MOVE:
            moved.append([former.pk, move_up(former, name=decision.name, school_year=school_year, now=now).pk])
        else:
            archived.append(former.pk)
        put_away(former, now=now)
    if not moved and not archived:
        return None
    ledger.note(Logged.YEAR_CHANGED, by=by, school=school, classes=len(moved), archived=len(archived))
    return YearChange.objects.create(
        school=school, school_year=school_year, by=by, made_at=now, moved=moved, archived=archived
    )


def move_up(former: SchoolClass, *, name: str, school_year: str, now: datetime) -> SchoolClass:
    following = SchoolClass.objects.create(
        school=former.school, school_year=school_year, name=name, by_picture=former.by_picture
    )
    following.teachers.set(former.teachers.all())
    for invitation in Invitation.objects.filter(classes=former, used_at=None, revoked_at=None, expires_at__gt=now):
        invitation.classes.add(following)
    hand_code_over(former=former, following=following)
    pupils = carry_places(former, following, now=now)
    groups = carry_groups(former, following, pupils)
    today = timezone.localdate(now)
    going_on = [one for one in Assignment.objects.filter(school_class=former) if is_going_on(one, today=today)]
    carry_courses(going_on, following, pupils, groups=groups)
    return following


def put_away(school_class: SchoolClass, *, now: datetime) -> None:
    school_class.archived_at, school_class.joining_until = now, None
    school_class.save(update_fields=["archived_at", "joining_until"])


@transaction.atomic
def archive(*, school_class: SchoolClass, by, now: datetime) -> None:
    """Close one class: from now on it is only looked at, and it leaves the desks."""
    put_away(school_class, now=now)
    ledger.note(Logged.CLASS_ARCHIVED, by=by, school_class=school_class)


@transaction.atomic
def reopen(*, school_class: SchoolClass, by) -> None:
    school_class.archived_at = None
    school_class.save(update_fields=["archived_at"])
    ledger.note(Logged.CLASS_REOPENED, by=by, school_class=school_class)


def undoable(school: School, *, now: datetime) -> YearChange | None:
    """Return the school's last change of the year if it can still be undone."""
    found = YearChange.objects.filter(school=school, undone_at=None, made_at__gt=now - WITHIN)
    return found.order_by("-made_at", "-pk").first()


@transaction.atomic
def undo(*, change: YearChange, by, now: datetime) -> None:
    """Take the classes of the new year away and open the old ones again. Raises TooLate, InUse."""
    School.objects.select_for_update().get(pk=change.school_id)
    change = YearChange.objects.select_for_update().get(pk=change.pk)
    if undoable(change.school, now=now) != change:
        raise TooLate
    classes = SchoolClass.objects.in_bulk([pk for pair in change.moved for pk in pair] + change.archived)
    pairs = [(classes[old], classes[new]) for old, new in change.moved if old in classes and new in classes]
    if in_use([following for _former, following in pairs], since=change.made_at).exists():
        raise InUse
    for former, following in pairs:
        hand_code_over(former=following, following=former)
        following.delete()
    SchoolClass.objects.filter(pk__in=classes, archived_at=change.made_at).update(archived_at=None)
    change.undone_at = now
    change.save(update_fields=["undone_at"])
    ledger.note(Logged.YEAR_CHANGE_UNDONE, by=by, school=change.school, classes=len(pairs))


def in_use(classes: list[SchoolClass], *, since: datetime):
    """Return those of the classes that got pupils, courses, results or meetings of their own."""
    here = {"school_class": OuterRef("pk")}
    return SchoolClass.objects.filter(
        Q(Exists(ClassMembership.objects.filter(**here).exclude(joined_at=since)))
        | Q(Exists(Assignment.objects.filter(**here, assigned_at__gt=since)))
        | Q(Exists(SignOff.objects.filter(**here)))
        | Q(Exists(Session.objects.filter(**here))),
        pk__in=[one.pk for one in classes],
    )
