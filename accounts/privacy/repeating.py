"""The list of who was erased, kept beside the database, so that a restored backup brings nobody back.

One empty file per person in the private storage, named by the account's random number: it tells nobody who it was. After a
restore, `manage.py erase_again` erases everybody on the list once more.
"""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import storages

FOLDER = "erasures"


def write_down(uuid: UUID) -> None:
    """Put the account on the list; a second time changes nothing."""
    storage, name = storages["private"], f"{FOLDER}/{uuid}"
    if not storage.exists(name):
        storage.save(name, ContentFile(b""))


def listed() -> list[UUID]:
    """Return who is on the list."""
    try:
        names = storages["private"].listdir(FOLDER)[1]
    except FileNotFoundError:  # nobody was ever erased
        return []
    return [UUID(name) for name in names]


def people_to_erase_again(uuids: Iterable[UUID]):
    """Return who is on the list and here again, out of a backup."""
    return get_user_model().objects.filter(uuid__in=list(uuids)).order_by("pk")
