"""Files that an erased person leaves behind: written down with the deed, removed after it.

A file can't be taken back when a transaction fails, so it goes after the commit. Its name stands in a row until then: a
process that is killed between the two leaves the row, and the sweep finishes.
"""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import transaction

from accounts.models import Leftover

log = logging.getLogger(__name__)

PRIVATE, MEDIA, MAIL = "private", "default", "mail"


def storage_of(place: str) -> Storage:
    return FileSystemStorage(location=settings.MAIL_FOLDER) if place == MAIL else storages[place]


def remove_after_commit(names: Iterable[str], *, place: str = PRIVATE) -> None:
    """Note the files in the transaction at hand, and remove them when it has succeeded."""
    if Leftover.objects.bulk_create([Leftover(place=place, name=name) for name in names if name]):
        transaction.on_commit(remove_noted, robust=True)


def remove_noted() -> int:
    """Remove the files that are noted and return how many are gone. What can't be removed stays noted."""
    removed = 0
    for leftover in Leftover.objects.all():
        try:
            storage_of(leftover.place).delete(leftover.name)
        except Exception:  # the storage is away: the next sweep tries again, the other files go on
            log.exception("A file of an erased person could not be removed")
            continue
        leftover.delete()
        removed += 1
    return removed
