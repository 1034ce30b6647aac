"""Files that only this user may read: whole or not there, however the process that writes them ends."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_secret(place: Path, content: bytes, *, replace: bool) -> None:
    """Write the file. Without `replace` the first of two who write at once wins, and the other's content is dropped."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, half = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}.")  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            os.replace(half, place)
        else:
            with suppress(FileExistsError):
                os.link(half, place)
    finally:
        Path(half).unlink(missing_ok=True)
