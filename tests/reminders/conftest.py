"""Letters of the tests' own kind, and a real SMTP server that may misbehave."""

import threading

import pytest
from aiosmtpd.controller import Controller

from home.running.broker import free_port
from reminders import registry

TEMPLATES = {
    "reminders/note-subject.txt": "Notatka: {{ about }}",
    "reminders/note-body.txt": '{% extends "reminders/base.txt" %}{% block body %}Treść {{ about }}{% endblock %}',
    "reminders/note-body.html": '{% extends "reminders/base.html" %}{% block body %}<p>Treść {{ about }}</p>{% endblock %}',
    "reminders/deed-subject.txt": "Ważne: {{ about }}",
    "reminders/deed-body.txt": '{% extends "reminders/base.txt" %}{% block body %}{{ about }}{% endblock %}',
    "reminders/deed-body.html": '{% extends "reminders/base.html" %}{% block body %}{{ about }}{% endblock %}',
}


@pytest.fixture
def kinds(monkeypatch, settings):
    """Only two kinds: an optional "note" and a "deed". Returns the dictionary of kinds to add rules to."""
    known = {}
    monkeypatch.setattr(registry, "KINDS", known)
    for module in ("outbox", "deliver", "writing"):
        monkeypatch.setattr(f"reminders.{module}.KINDS", known)
    registry.letter(kind="note", optional=True)
    registry.letter(kind="deed")
    engine = {**settings.TEMPLATES[0], "APP_DIRS": False}
    engine["OPTIONS"] = {
        **engine["OPTIONS"],
        "loaders": [("django.template.loaders.locmem.Loader", TEMPLATES), "django.template.loaders.filesystem.Loader"],
    }
    settings.TEMPLATES = [engine]
    return known


class Relay:
    """A mail relay: keeps what it takes; `answers` maps an SMTP step to a refusal, or to "drop"."""

    def __init__(self):
        self.taken = []
        self.answers = {}
        self.lock = threading.Lock()

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answers.get("DATA") == "drop":
            server.transport.close()
            return "250 never heard"
        if "DATA" in self.answers:
            return self.answers["DATA"]
        with self.lock:
            self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture
def relay(settings):
    handler = Relay()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_TIMEOUT = 3
    yield handler
    controller.stop()
