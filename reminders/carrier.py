"""Hand one letter to the mail relay, and say exactly how far it came."""

import smtplib
from enum import Enum

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.mail.message import sanitize_address


class Outcome(Enum):
    SENT = "sent"
    TRY_AGAIN = "try again"  # the relay certainly does not have the letter
    REFUSED = "refused"  # the relay will never take it
    UNKNOWN = "unknown"  # the letter may or may not have been taken


def carry(email) -> tuple[Outcome, str]:
    """Send one letter; return what became of it and, unless it was sent, why."""
    connection = get_connection()
    if isinstance(connection, SmtpBackend):
        return carry_by_smtp(connection, email)
    try:
        return (Outcome.SENT, "") if connection.send_messages([email]) else (Outcome.REFUSED, "no recipient")
    except OSError as problem:
        return Outcome.TRY_AGAIN, str(problem)


def carry_by_smtp(connection: SmtpBackend, email) -> tuple[Outcome, str]:
    """Speak SMTP step by step: a fault before DATA leaves the letter with us, one after it leaves a doubt."""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as problem:
        return refusal(problem)
    try:
        server = connection.connection
        try:
            server.ehlo_or_helo_if_needed()
            expect(server.mail(sanitize_address(email.from_email, "utf-8")))
            for address in email.recipients():
                expect(server.rcpt(sanitize_address(address, "utf-8")))
            expect(server.docmd("DATA"), wanted=354)
        except (OSError, smtplib.SMTPException) as problem:
            return refusal(problem)
        return hand_over(server, email.message().as_bytes(linesep="\r\n"))
    finally:
        close(connection)


def hand_over(server, content: bytes) -> tuple[Outcome, str]:
    try:
        server.send(smtplib._quote_periods(content))
        if not content.endswith(b"\r\n"):
            server.send(b"\r\n")
        server.send(b".\r\n")
        expect(server.getreply())
    except smtplib.SMTPResponseException as answer:
        return refusal(answer)
    except (OSError, smtplib.SMTPException) as problem:
        return Outcome.UNKNOWN, str(problem) or type(problem).__name__
    return Outcome.SENT, ""


def expect(reply: tuple[int, bytes], *, wanted: int = 250) -> None:
    code, text = reply
    if code != wanted and not (wanted == 250 and code == 251):
        raise smtplib.SMTPResponseException(code, text)


def refusal(problem: Exception) -> tuple[Outcome, str]:
    """Sort what went wrong before the relay had the letter: for good, or for now."""
    code = getattr(problem, "smtp_code", 0)
    if isinstance(code, int) and 500 <= code < 600:
        return Outcome.REFUSED, str(problem)
    return Outcome.TRY_AGAIN, str(problem) or type(problem).__name__


def close(connection: SmtpBackend) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        connection.connection = None


def was_delivered(message_id: str) -> bool | None:
    """Ask the mailbox whether it has the letter; None where nobody can tell (SMTP)."""
    connection = get_connection()
    return connection.has(message_id) if hasattr(connection, "has") else None
