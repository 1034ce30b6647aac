"""The sheet of a lesson is drawn once for each of its editions, whoever asks and however many ask at once."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.files.storage import storages

from courses.press.private_files import own_folder, written_whole
from courses.summaries import edition

FOLDER = "summaries"


def open_summary(lesson):
    """Return the lesson's sheet as a PDF file, open for reading; it is drawn when this edition of it is not there yet."""
    name = name_of(lesson)
    if not storages["private"].exists(name):
        with alone(lesson):
            if not storages["private"].exists(name):
                store(lesson, name)
    return storages["private"].open(name)


def name_of(lesson) -> str:
    edition_now = hashlib.sha256(edition.text_of(lesson).encode()).hexdigest()[:24]
    return f"{FOLDER}/{stem(lesson)}.{edition_now}.pdf"


def stem(lesson) -> str:
    return f"{lesson.translation_key}-{lesson.locale.language_code}"


def store(lesson, name: str) -> None:
    # Here, not above: WeasyPrint costs 1.5 s and 60 MB, and few web processes ever draw.
    from courses.summaries.drawing import draw

    drawn = draw(lesson)
    with written_whole(name) as file:
        file.write(drawn)
    for other in storages["private"].listdir(FOLDER)[1]:
        if other.startswith(f"{stem(lesson)}.") and other.endswith(".pdf") and f"{FOLDER}/{other}" != name:
            with suppress(FileNotFoundError):
                storages["private"].delete(f"{FOLDER}/{other}")


@contextmanager
def alone(lesson) -> Iterator[None]:
    """Wait until no other thread and no other process draws this lesson."""
    with (own_folder("locks") / f"{stem(lesson)}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, also by a crash
        yield
