"""Answers that the page saves while the learner goes on: what it tells its script, and how often the script may ask."""

import time

from django.core.cache.backends.locmem import LocMemCache
from django.urls import reverse
from django.utils.crypto import salted_hmac

from courses import exams

SAVES_A_MINUTE = 120  # of one attempt; a person needs a few
ANY_QUESTION = "00000000-0000-0000-0000-000000000000"  # the script puts the question's key in its place

# A count in the database would be a second write for each save, so every web process counts for itself.
counts = LocMemCache("answers-saved", {"OPTIONS": {"MAX_ENTRIES": 20_000}})


def wait_for(attempt, *, now: float | None = None) -> int:
    """Count one save of the attempt; return for how many seconds its page has to wait, 0 when it may go on."""
    window, passed = divmod(int(time.time() if now is None else now), 60)
    key = f"{attempt.uuid}:{window}"
    counts.add(key, 0, timeout=61)
    try:
        saves = counts.incr(key)
    except ValueError:  # the key went between the two lines
        saves = 1
    return 60 - passed if saves > SAVES_A_MINUTE else 0


def person_token(person) -> str:
    """Return what tells one person's unsent answers from another's on a shared computer, and says nothing else."""
    return salted_hmac("courses.saving", str(person.pk)).hexdigest()[:16]


def for_script(person, attempt, shown) -> dict:
    """Return what the page of an open attempt tells its script.

    Where feedback comes at once a choice is final, so nothing is saved before the learner says so: `url` is empty.
    """
    at_once = attempt.paper.content["rules"]["feedback"] == "at_once"
    return {
        "person": person_token(person),
        "kept": " ".join(f"{question.ref}:{question.saved_revision}" for question in shown if question.saved_revision),
        "url": "" if at_once else reverse("courses:save_answer", args=[attempt.uuid, ANY_QUESTION]),
    }


def exam_time(attempt, *, now) -> dict | None:
    """Return what the clock shows, None where time does not count."""
    seconds = exams.seconds_left(attempt, now=now)
    return None if seconds is None else {"seconds": seconds, "minutes": -(-seconds // 60), "now": now}
