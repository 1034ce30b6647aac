"""What the engine tells the floors above."""

from django.dispatch import Signal

# An attempt has its result, for the first time or anew (after an essay was marked, or a regrade). Sent inside the transaction.
attempt_graded = Signal()  # attempt

# A person gave a written answer its mark, or decided about a pass that a regrade would take away. Sent inside the transaction.
essay_marked = Signal()  # attempt, by
pass_decided = Signal()  # attempt, by, kept
