"""What is printed of a page is drawn once for each of its editions, whoever asks and however many ask at once."""

import fcntl
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from django.core.files.storage import storages

from courses.press.private_files import own_folder, written_whole


@dataclass(frozen=True)
class Edition:
    """One state of a document: `stem` names it through all its editions, `text` is all that it is made of."""

    folder: str
    stem: str
    text: str
    draw: Callable[[], bytes]

    @property
    def name(self) -> str:
        """Where the file lies: another place as soon as it would look different."""
        return f"{self.folder}/{self.stem}.{hashlib.sha256(self.text.encode()).hexdigest()[:24]}.pdf"

    def open(self):
        """Return the PDF, open for reading; it is drawn when this edition is not there yet."""
        storage = storages["private"]
        if not storage.exists(self.name):
            with self.alone():
                if not storage.exists(self.name):
                    self.store()
        return storage.open(self.name)

    def store(self) -> None:
        drawn = self.draw()
        with written_whole(self.name) as file:
            file.write(drawn)
        storage = storages["private"]
        for other in storage.listdir(self.folder)[1]:
            if other.startswith(f"{self.stem}.") and other.endswith(".pdf") and f"{self.folder}/{other}" != self.name:
                with suppress(FileNotFoundError):
                    storage.delete(f"{self.folder}/{other}")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other thread and no other process draws this document."""
        with (own_folder("locks") / f"{self.folder}-{self.stem}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, also by a crash
            yield
