"""The pupils whose accounts a school runs: found, and exported when they or their parents ask. (Erased: accounts.privacy.)"""

from django.contrib.auth import get_user_model
from django.db.models import Q

from accounts.privacy import exporting
from audit import ledger
from audit.deeds import Deed
from schools.models import School

MOST_FOUND = 20


def pupils_of(school: School):
    """Return the pupils whose accounts the school runs, in a class or not. An account of one's own is its owner's to erase."""
    accounts = get_user_model().objects.filter(managed_by=school.name, is_staff=False, is_superuser=False)
    return accounts.order_by("last_name", "first_name", "pk")


def find(school: School, words: str) -> list:
    """Return the pupils whom all the words fit: parts of the name, or of the account's name."""
    found = pupils_of(school)
    for word in words.split():
        found = found.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username__icontains=word))
    return list(found[:MOST_FOUND])


def export(*, pupil, school: School, by, now) -> bytes:
    ledger.note(Deed.DATA_EXPORTED, by=by, school=school, about=[pupil])
    return exporting.export(pupil, now=now)
