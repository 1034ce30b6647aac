"""What has been drawn, and what holds names. Files appear whole or not at all, however the process that writes them ends.

The storage is a folder, or an S3-compatible service (docs/operations.md). A file grows in a folder of this machine and is
locked meanwhile: a half that nobody holds was left by a process that is gone, and whoever comes next takes it away.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages

HALF = ".part"


@contextmanager
def written_whole(name: str) -> Iterator[IO[bytes]]:
    """Open a file of the private storage for writing; it takes its name when the block is left without an error."""
    half = new_half()
    try:
        yield half
        half.flush()
        os.fsync(half.fileno())
        put(half, name)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(half.name)
        half.close()


def new_half() -> IO[bytes]:
    """Return a new file that is locked and lies in its place."""
    while True:
        half = tempfile.NamedTemporaryFile(dir=own_folder("halves"), suffix=HALF, delete=False)  # noqa: SIM115
        fcntl.flock(half, fcntl.LOCK_EX)  # let go when the file is closed, also by a crash
        if os.fstat(half.fileno()).st_nlink:  # somebody may have cleaned up between the two lines
            return half
        half.close()


def put(half: IO[bytes], name: str) -> None:
    storage = storages["private"]
    if isinstance(storage, FileSystemStorage):
        place = Path(storage.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(half.name, place)
        return
    half.seek(0)
    if storage.save(name, File(half)) != name:
        raise ImproperlyConfigured("The private storage must write over a file of the same name (file_overwrite).")


def own_folder(name: str) -> Path:
    """Return a folder of this machine beside the private files."""
    storage = storages["private"]
    root = Path(storage.location) if isinstance(storage, FileSystemStorage) else Path(settings.PRIVATE_ROOT)
    place = root / name
    place.mkdir(parents=True, exist_ok=True)
    return place


def remove(name: str) -> None:
    if name:
        storages["private"].delete(name)


def remove_abandoned_halves() -> int:
    """Delete what killed processes of this machine left behind; return how many files that were."""
    removed = 0
    for place in own_folder("halves").glob(f"*{HALF}"):
        with suppress(FileNotFoundError, BlockingIOError), place.open("rb") as half:
            fcntl.flock(half, fcntl.LOCK_EX | fcntl.LOCK_NB)
            place.unlink()
            removed += 1
    return removed
