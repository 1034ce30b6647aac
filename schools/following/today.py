"""What a teacher could do about the class today: at most four things, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from schools.following.grid import Grid, Row, State

DUE_SOON = timedelta(days=14)
TIME_TO_BEGIN = timedelta(days=3)  # after the course was given


class Deed(models.TextChoices):
    REMIND_OVERDUE = "overdue"
    REMIND_STUCK = "stuck"
    REMIND_WAITING = "waiting"
    TALK = "talk"
    HAND_OUT = "hand-out"


@dataclass(frozen=True)
class Task:
    """One thing to do, for how many pupils, and how many of them may still be reminded today."""

    deed: Deed
    pupils: int
    to_remind: int = 0
    text: str = ""


def tasks_of(grid: Grid, critical: list, *, now: datetime) -> list[Task]:
    found = [
        task
        for state, deed in (
            (State.OVERDUE, Deed.REMIND_OVERDUE),
            (State.STUCK, Deed.REMIND_STUCK),
            (State.WAITING, Deed.REMIND_WAITING),
        )
        if (task := reminding(deed, grid.of(state))) and (state is not State.WAITING or time_to_begin(grid, now=now))
    ]
    found += [Task(Deed.TALK, len(each.pupils), text=each.text) for each in critical[:1]]
    if grid.rows and grid.finished == len(grid.rows):
        found.append(Task(Deed.HAND_OUT, grid.finished))
    return found


def reminding(deed: Deed, rows: list[Row]) -> Task | None:
    return Task(deed, len(rows), to_remind=sum(not row.reminded_today for row in rows)) if rows else None


def time_to_begin(grid: Grid, *, now: datetime) -> bool:
    """Whether who has not begun needs a word: some days after the first one, or when the last one is near."""
    assignment, today = grid.assignment, timezone.localdate(now)
    first = assignment.start_on or timezone.localdate(assignment.assigned_at)
    soon = first <= today and assignment.due_on and assignment.due_on <= today + DUE_SOON
    return bool(soon or today - first >= TIME_TO_BEGIN)
