"""Turn a row of the outbox into an e-mail in the person's language."""

import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from reminders.preferences import unsubscribe_url
from reminders.registry import kind_called


def message_id(key: str) -> str:
    """Return the Message-ID of an occasion: the same at every try, so that a mailbox can be asked for it."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"


def write(message) -> EmailMultiAlternatives:
    """Return the e-mail, as text and HTML, with the way out that an optional letter owes. Raises UnknownKind."""
    person = message.recipient
    optional = kind_called(message.kind).optional
    with translation.override(person.language):
        way_out = unsubscribe_url(person) if optional else ""
        context = message.context | {
            "person": person,
            "language": person.language,
            "site_url": settings.SITE_URL,
            "unsubscribe_url": way_out,
        }
        subject = " ".join(render_to_string(f"reminders/{message.kind}-subject.txt", context).split())
        text = render_to_string(f"reminders/{message.kind}-body.txt", context).strip() + "\n"
        html = render_to_string(f"reminders/{message.kind}-body.html", context)
    headers = {"Message-ID": message_id(message.key), "Auto-Submitted": "auto-generated"}
    if optional:
        headers |= {"List-Unsubscribe": f"<{way_out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    email = EmailMultiAlternatives(subject=subject, body=text, to=[person.email], headers=headers)
    email.attach_alternative(html, "text/html")
    return email
