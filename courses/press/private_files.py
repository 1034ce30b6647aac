"""What has been drawn, and what holds names. Files appear whole or not at all, however the process that writes them ends."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.core.files.storage import storages

HALF = ".part"


@contextmanager
def written_whole(name: str) -> Iterator[IO[bytes]]:
    """Open a file of the private storage for writing; it takes its name when the block is left without an error."""
    place = Path(storages["private"].path(name))
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=f"{place.name}.", suffix=HALF, delete=False) as half:
        try:
            yield half
            half.flush()
            os.fsync(half.fileno())
            os.replace(half.name, place)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(half.name)
            raise


def remove(name: str) -> None:
    """Delete the file and what a killed process left of it."""
    if name:
        storages["private"].delete(name)
        remove_halves(name)


def remove_halves(name: str) -> None:
    place = Path(storages["private"].path(name))
    for half in place.parent.glob(f"{place.name}.*{HALF}"):
        with suppress(FileNotFoundError):
            half.unlink()
