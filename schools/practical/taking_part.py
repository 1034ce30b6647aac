"""Arranging a meeting, and deciding who has a place at it. Each deed works on the line as it is under its lock."""

from collections.abc import Callable, Iterable

from django.db import transaction

from audit import ledger
from audit.deeds import Deed
from schools.collation import person_key
from schools.following.pupil import members_of
from schools.models import Session, Turn
from schools.practical.lining_up import Line, line_up, with_chosen

ARRANGED = ["title", "starts_at", "ends_at", "place", "leader", "places", "trainers", "manikins", "changed_at"]


class LineMoved(Exception):
    """Somebody else has changed the line since the page was opened."""


class TooMany(Exception):
    """More pupils were chosen than there are places."""


def line_of(session: Session) -> Line:
    """Return the line as it stands. Two queries."""
    members = sorted(members_of(session.school_class), key=person_key)
    numbers = dict(session.turns.values_list("pupil", "number"))
    return line_up(members, numbers=numbers, places=session.places)


@transaction.atomic
def arrange(session: Session, *, by) -> None:
    """Save a new or changed meeting. The order of the line is written down, so who joins the class later comes last."""
    is_new = session.pk is None
    if is_new:
        session.save()
    else:
        Session.objects.select_for_update().get(pk=session.pk)
        session.save(update_fields=ARRANGED)  # attendance may be saved at this very moment
    keep(session, line_of(session).order)
    deed = Deed.SESSION_MADE if is_new else Deed.SESSION_CHANGED
    ledger.note(deed, by=by, school_class=session.school_class, session=session.pk)


def choose(*, session: Session, chosen: Iterable, seen: str, by) -> Line:
    """Give the places to the chosen; free places go to the first who wait. Raises LineMoved and TooMany."""
    chosen = set(chosen)

    def rule(line: Line) -> list:
        if seen != line.mark:
            raise LineMoved
        if line.places is not None and len(chosen) > line.places:
            raise TooMany
        return with_chosen(line, chosen)

    return change(session, rule, by=by)


def in_class_order(*, session: Session, by) -> Line:
    return change(session, lambda line: sorted(line.order, key=person_key), by=by)


def take_off(*, session: Session, pupil, by) -> Line:
    """The pupil does not take part; the first who waits moves up."""
    return change(session, lambda line: [one for one in line.order if one != pupil], off=[pupil], by=by)


def put_back(*, session: Session, pupil, by) -> Line:
    """Who was taken off comes back, as the last in the line."""
    return change(session, lambda line: [*line.order, *(one for one in line.off if one == pupil)], by=by)


@transaction.atomic
def change(session: Session, rule: Callable[[Line], list], *, off: Iterable = (), by) -> Line:
    """Let a rule make a new order of the line, one deed after the other. Returns the line as it is then."""
    session = Session.objects.select_for_update(of=("self",)).select_related("school_class").get(pk=session.pk)
    before = line_of(session)
    keep(session, rule(before), off=off)
    after = line_of(session)
    if moved := set(before.placed) ^ set(after.placed) | set(before.off) ^ set(after.off):
        ledger.note(Deed.SESSION_PLACES, by=by, school_class=session.school_class, about=moved, session=session.pk)
    return after


def keep(session: Session, order: Iterable, *, off: Iterable = ()) -> None:
    turns = [Turn(session=session, pupil=pupil, number=number) for number, pupil in enumerate(order, start=1)]
    turns += [Turn(session=session, pupil=pupil, number=None) for pupil in off]
    Turn.objects.bulk_create(turns, update_conflicts=True, unique_fields=["session", "pupil"], update_fields=["number"])
