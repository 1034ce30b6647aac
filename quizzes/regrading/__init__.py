"""Regrades: a faulty question is repaired in the papers that already asked it.

`examine` says what would change and changes nothing; `order` writes down who wants it and why; `apply` does it, attempt by
attempt. Nobody loses a pass by it: `decide` does that, for one attempt, by a person.
"""

from quizzes.regrading.applying import apply, apply_waiting, order
from quizzes.regrading.deciding import AlreadyDecided, decide, endangered, pending
from quizzes.regrading.examining import Change, Report, consequences, examine, what_follows
from quizzes.regrading.repairing import Repair, live_versions, modes_for

__all__ = [
    "AlreadyDecided",
    "Change",
    "Repair",
    "Report",
    "apply",
    "apply_waiting",
    "consequences",
    "decide",
    "endangered",
    "examine",
    "live_versions",
    "modes_for",
    "order",
    "pending",
    "what_follows",
]
