"""Hand letters to the mail relay one by one, and say exactly how far each one came."""

import smtplib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.mail.message import sanitize_address


class Outcome(Enum):
    SENT = "sent"
    TRY_AGAIN = "try again"  # the relay certainly does not have the letter
    NO_RELAY = "no relay"  # the same, and no other letter would fare better now
    REFUSED = "refused"  # the relay will never take it
    UNKNOWN = "unknown"  # the letter may or may not have been taken


@contextmanager
def line_to_the_relay():
    """Give a line that several letters can go along; it is opened by the first and closed at the end."""
    backend = get_connection()
    line = SmtpLine(backend) if isinstance(backend, SmtpBackend) else OtherLine(backend)
    try:
        yield line
    finally:
        line.hang_up()


@dataclass(frozen=True)
class Parcel:
    """A letter as SMTP wants it."""

    sender: str
    recipients: list[str]
    content: bytes


class SmtpLine:
    """SMTP, step by step: what fails before the relay asked for the content leaves the letter with us."""

    can_tell = False  # SMTP has no question for "did this letter arrive?"

    def __init__(self, backend: SmtpBackend) -> None:
        self.backend = backend

    def pack(self, email) -> Parcel:
        return Parcel(
            sender=sanitize_address(email.from_email, "utf-8"),
            recipients=[sanitize_address(address, "utf-8") for address in email.recipients()],
            content=email.message().as_bytes(linesep="\r\n"),
        )

    def carry(self, parcel: Parcel) -> tuple[Outcome, str]:
        """Hand over one letter; return what became of it and, unless it was sent, why."""
        used = self.backend.connection is not None
        outcome, problem = self.try_to_carry(parcel)
        if used and outcome is Outcome.NO_RELAY:  # relays hang up on a line that was quiet, or that had many letters
            return self.try_to_carry(parcel)
        return outcome, problem

    def try_to_carry(self, parcel: Parcel) -> tuple[Outcome, str]:
        try:
            server = self.pick_up()
        except (OSError, smtplib.SMTPException) as problem:  # a wrong password too: it says nothing about the letter
            return self.broken(Outcome.NO_RELAY, problem)
        try:
            announce(server, parcel)
        except smtplib.SMTPResponseException as answer:
            return self.broken(meaning(answer.smtp_code), answer)
        except (OSError, smtplib.SMTPException) as problem:
            return self.broken(Outcome.NO_RELAY, problem)
        try:
            expect(hand_over(server, parcel.content))
        except smtplib.SMTPResponseException as answer:
            refused = 400 <= answer.smtp_code < 600
            return self.broken(meaning(answer.smtp_code) if refused else Outcome.UNKNOWN, answer)
        except (OSError, smtplib.SMTPException) as problem:
            return self.broken(Outcome.UNKNOWN, problem)
        return Outcome.SENT, ""

    def pick_up(self) -> smtplib.SMTP:
        self.backend.open()
        self.backend.connection.ehlo_or_helo_if_needed()
        return self.backend.connection

    def broken(self, outcome: Outcome, problem: Exception) -> tuple[Outcome, str]:
        self.hang_up()
        return outcome, in_words(problem)

    def hang_up(self) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self.backend.close()


class OtherLine:
    """Any other backend of Django. One that `has` letters, as our folder does, can be asked whether one arrived."""

    def __init__(self, backend) -> None:
        self.backend = backend
        self.can_tell = hasattr(backend, "has")

    def has(self, message_id: str) -> bool:
        return self.backend.has(message_id)

    def pack(self, email):
        email.message()  # a letter that cannot be written is found out before anybody holds it
        return email

    def carry(self, email) -> tuple[Outcome, str]:
        try:
            taken = self.backend.send_messages([email])
        except Exception as problem:
            return (Outcome.TRY_AGAIN if self.can_tell else Outcome.UNKNOWN), in_words(problem)
        return (Outcome.SENT, "") if taken else (Outcome.REFUSED, "the backend took nothing")

    def hang_up(self) -> None:
        with suppress(OSError):
            self.backend.close()


def announce(server: smtplib.SMTP, parcel: Parcel) -> None:
    """Go as far as the relay's "send it". Raises SMTPResponseException when the relay does not want the letter."""
    options = [f"size={len(parcel.content)}"] if server.has_extn("size") else []
    expect(server.mail(parcel.sender, options))
    for address in parcel.recipients:
        expect(server.rcpt(address))
    expect(server.docmd("DATA"), wanted=3)


def hand_over(server: smtplib.SMTP, content: bytes) -> tuple[int, bytes]:
    """Send the content, return the answer. A line that begins with a dot gets a second one (RFC 5321, 4.5.2)."""
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    server.send(b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines) + b".\r\n")
    return server.getreply()


def expect(reply: tuple[int, bytes], *, wanted: int = 2) -> None:
    """Raise unless the answer is of the wanted hundred."""
    if reply[0] // 100 != wanted:
        raise smtplib.SMTPResponseException(*reply)


def meaning(code: int) -> Outcome:
    """Sort a "no": for good, for now, or because the relay is closing (421)."""
    if code == 421:
        return Outcome.NO_RELAY
    return Outcome.REFUSED if 500 <= code < 600 else Outcome.TRY_AGAIN


def in_words(problem: Exception) -> str:
    text = str(problem)
    if isinstance(problem, smtplib.SMTPResponseException):
        answer = problem.smtp_error
        text = f"{problem.smtp_code} {answer.decode(errors='replace') if isinstance(answer, bytes) else answer}"
    return "".join(letter if letter.isprintable() else " " for letter in text) or type(problem).__name__
