"""Letters as files: the mailbox of the embedded default."""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


def file_name(message_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9.@-]", "", message_id)[:150] + ".eml"


class FolderBackend(BaseEmailBackend):
    """Write each letter to MAIL_FOLDER under its Message-ID: sending it twice leaves one file."""

    @property
    def folder(self) -> Path:
        return Path(settings.MAIL_FOLDER)

    def send_messages(self, email_messages) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        return sum(self.write(email) for email in email_messages)

    def write(self, email) -> int:
        if not email.recipients():
            return 0
        message = email.message()
        place = self.folder / file_name(message["Message-ID"])
        half = place.with_suffix(f".{os.getpid()}")
        half.write_bytes(message.as_bytes())
        half.replace(place)
        return 1

    def has(self, message_id: str) -> bool:
        """Whether a letter with this Message-ID was delivered."""
        return (self.folder / file_name(message_id)).exists()


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
        date=parsedate_to_datetime(message["Date"]),
        text=text.get_content() if text else "",
        html=html.get_content() if html else "",
    )


def letters() -> list[Letter]:
    """Return the letters, newest first (200 at most)."""
    paths = sorted(Path(settings.MAIL_FOLDER).glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [read(path) for path in paths[:200]]


def letter(name: str) -> Letter | None:
    """Return the letter with this name; names that are not ours lead nowhere."""
    path = Path(settings.MAIL_FOLDER) / f"{name}.eml"
    if path.parent != Path(settings.MAIL_FOLDER) or not path.is_file():
        return None
    return read(path)
