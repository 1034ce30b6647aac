"""How often a person may sit an exam, where whoever gave the course has a say.

The exam has a limit of its own. A rule from above may draw it tighter, and may give one person more attempts; it hands down
plain numbers and the courses ask no further.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Allowance:
    """`attempts` since a moment (0: no limit of this kind), and `more` on top of whatever limit there is."""

    attempts: int = 0
    since: datetime | None = None
    more: int = 0


Rule = Callable[[object, UUID], Allowance | None]
RULES: list[Rule] = []


def allowance(rule: Rule) -> Rule:
    """Register a rule: asked with a person and the key of a course, it says what was agreed, None: nothing."""
    if rule not in RULES:
        RULES.append(rule)
    return rule


def allowance_of(person, course_key: UUID) -> Allowance:
    """Return what was agreed for the person on the course."""
    found = (rule(person, course_key) for rule in RULES) if person.is_authenticated else ()
    return next((one for one in found if one), Allowance())


def most(own: int, agreed: Allowance, *, begun: list[datetime]) -> int:
    """Return how many attempts there are in sum (0: no limit), of the exam's `own` limit and what was agreed.

    `begun` are the moments of the attempts so far: those before an agreement are not counted by it.
    """
    before = sum(agreed.since is not None and moment < agreed.since for moment in begun)
    limits = [limit for limit in (own, agreed.attempts and agreed.attempts + before) if limit]
    return min(limits) + agreed.more if limits else 0
