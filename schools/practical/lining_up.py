"""Who has a place at a meeting and who waits. Pure: plain pupils and numbers in, a line out.

Nobody is marked as waiting: there is one line and so many places, so a place can't be given twice, and when somebody in front
goes away, the first who waits has the place.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Line:
    """`placed` have a place, `waiting` move up in this order, `off` do not take part. `places` None: room for everybody."""

    placed: tuple
    waiting: tuple
    off: tuple
    places: int | None

    @property
    def order(self) -> tuple:
        return self.placed + self.waiting

    @property
    def mark(self) -> str:
        """The line in a few letters: whoever decides on a page that is no longer true is asked to look again."""
        said = "|".join(",".join(str(one.pk) for one in part) for part in (self.placed, self.waiting, self.off))
        return sha256(said.encode()).hexdigest()[:16]

    def waits_as(self, pupil: Any) -> int:
        """Return the pupil's number on the waiting list, 0 for who is not on it."""
        return self.waiting.index(pupil) + 1 if pupil in self.waiting else 0


def line_up(members: Sequence, *, numbers: Mapping[int, int | None], places: int | None) -> Line:
    """Put the members of a class in line. Who has no number yet comes last, in the order of `members`; None: taken off."""
    coming = [one for one in members if numbers.get(one.pk, 0) is not None]
    coming.sort(key=lambda one: (one.pk not in numbers, numbers.get(one.pk, 0)))  # stable: the members' own order
    off = tuple(one for one in members if numbers.get(one.pk, 0) is None)
    room = len(coming) if places is None else places
    return Line(tuple(coming[:room]), tuple(coming[room:]), off, places)


def with_chosen(line: Line, chosen: Collection) -> list:
    """Return the order in which the chosen come first. Who had a place and was not chosen goes behind those who wait."""
    front = [one for one in line.order if one in chosen]
    waiting = [one for one in line.waiting if one not in chosen]
    stepped_back = [one for one in line.placed if one not in chosen]
    return front + waiting + stepped_back


def share(people: int, among: int | None) -> tuple[int, int] | None:
    """Return how many people fall to one of `among`, at least and at most; None when that can't be said.

    No number here is a recommendation: none was checked by a reviewer (see the guide for schools).
    """
    if not people or not among:
        return None
    return max(people // among, 1), -(-people // among)
