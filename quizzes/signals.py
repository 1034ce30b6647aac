"""What the engine tells the floors above."""

from django.dispatch import Signal

# An attempt has its result, for the first time or anew (after an essay was marked, or a regrade). Sent inside the transaction.
attempt_graded = Signal()  # attempt
