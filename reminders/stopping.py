"""Whether this process was asked to stop: a round of deliveries ends with the letter in hand.

Celery's main process gets the signal while its children do the work, so the word is passed through memory they share.
"""

import mmap

from celery.signals import worker_shutting_down

_word = mmap.mmap(-1, 1)


def ask(*_arguments, **_options) -> None:
    """Ask this process and its children to stop. Fit for a signal handler."""
    _word[0] = 1


def asked() -> bool:
    return _word[0] == 1


def begin_anew() -> None:
    """Give this process, and the children it will have, a word of their own, not yet said."""
    global _word
    _word = mmap.mmap(-1, 1)


worker_shutting_down.connect(ask)
