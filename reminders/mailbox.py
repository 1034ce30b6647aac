"""Letters as files: the mailbox of the embedded default."""

import os
import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

SHOWN = 200


def folder() -> Path:
    return Path(settings.MAIL_FOLDER)


def file_name(message_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9.@-]", "", message_id)[:150] + ".eml"


class FolderBackend(BaseEmailBackend):
    """Write each letter to MAIL_FOLDER under its Message-ID: sending it twice leaves one file."""

    def send_messages(self, email_messages) -> int:
        folder().mkdir(parents=True, exist_ok=True)
        return sum(self.write(email) for email in email_messages)

    def write(self, email) -> int:
        """Write the whole letter or none of it, and on the disk: a row that says "sent" outlives a power cut too."""
        if not email.recipients():
            return 0
        message = email.message()
        place = folder() / file_name(message["Message-ID"])
        half = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        with half.open("wb") as letter:
            letter.write(message.as_bytes())
            letter.flush()
            os.fsync(letter.fileno())
        half.replace(place)
        return 1

    def has(self, message_id: str) -> bool:
        """Whether a letter with this Message-ID was delivered."""
        return (folder() / file_name(message_id)).exists()


@dataclass(frozen=True)
class Letter:
    """A letter of the mailbox as it is shown."""

    name: str
    subject: str
    to: str
    date: datetime
    text: str
    html: str


def read(path: Path) -> Letter:
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return Letter(
        name=path.stem,
        subject=message["Subject"] or "",
        to=message["To"] or "",
        date=date_of(message, path),
        text=text.get_content() if text else "",
        html=html.get_content() if html else "",
    )


def date_of(message, path: Path) -> datetime:
    """Return when the letter was written; "-0000", as Django has it, means UTC."""
    try:
        date = parsedate_to_datetime(message["Date"])
    except (TypeError, ValueError):
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def letters() -> list[Letter]:
    """Return the letters, newest first (200 at most)."""
    newest = sorted(folder().glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [read(path) for path in newest[:SHOWN]]


def letter(name: str) -> Letter | None:
    """Return the letter with this name; names that are not ours lead nowhere."""
    if file_name(name) != f"{name}.eml":
        return None
    path = folder() / f"{name}.eml"
    return read(path) if path.is_file() else None
