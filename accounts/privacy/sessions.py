"""Sessions in which nobody is signed in any more because the account is gone."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone

# Where Django and allauth write down whose session it is: signed in, or half-way through signing in.
OWNERS = {"_auth_user_id", "user_pk", "user_id"}
AT_ONCE = 500


def end_of_nobody() -> int:
    """End the sessions of accounts that are gone, and forget the expired ones. Returns how many were ended."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    owners: dict[str, set[str]] = {}
    for session in Session.objects.iterator():
        for owner in owners_in(session.get_decoded()):
            owners.setdefault(owner, set()).add(session.pk)
    gone = sorted(set().union(*(owners[owner] for owner in owners.keys() - still_here(owners))))
    for start in range(0, len(gone), AT_ONCE):
        Session.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    return len(gone)


def owners_in(data: Any) -> Iterator[str]:
    """Return whose session it is, wherever that is written in it."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in OWNERS and value:
                yield str(value)
            else:
                yield from owners_in(value)


def still_here(owners: dict[str, set[str]]) -> set[str]:
    keys = sorted(int(owner) for owner in owners if owner.isdigit())
    here: set[str] = set()
    for start in range(0, len(keys), AT_ONCE):
        found = get_user_model().objects.filter(pk__in=keys[start : start + AT_ONCE])
        here.update(str(key) for key in found.values_list("pk", flat=True))
    return here
