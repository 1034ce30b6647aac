"""Letters of the tests' own kind, and a real SMTP server that may misbehave."""

import threading

import pytest
from aiosmtpd.controller import Controller

from home.running.broker import free_port
from reminders import registry, stopping

TEMPLATES = {
    "reminders/note-subject.txt": "Notatka: {{ about }}",
    "reminders/note-body.txt": '{% extends "reminders/base.txt" %}{% block body %}Treść {{ about }}{% endblock %}',
    "reminders/note-body.html": '{% extends "reminders/base.html" %}{% block body %}Treść {{ about }}{% endblock %}',
    "reminders/deed-subject.txt": "Ważne: {{ about }}",
    "reminders/deed-body.txt": '{% extends "reminders/base.txt" %}{% block body %}{{ about }}{% endblock %}',
    "reminders/deed-body.html": '{% extends "reminders/base.html" %}{% block body %}{{ about }}{% endblock %}',
}


@pytest.fixture(autouse=True)
def nobody_is_stopping():
    stopping.begin_anew()


@pytest.fixture
def kinds(monkeypatch, settings):
    """Only two kinds: an optional "note" and a "deed". Returns the dictionary of kinds to add rules to."""
    known = {}
    monkeypatch.setattr(registry, "KINDS", known)
    registry.letter(kind="note", optional=True)
    registry.letter(kind="deed")
    engine = {**settings.TEMPLATES[0], "APP_DIRS": False}
    loaders = [f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")]
    engine["OPTIONS"] = engine["OPTIONS"] | {
        "loaders": [("django.template.loaders.locmem.Loader", TEMPLATES), *loaders]
    }
    settings.TEMPLATES = [engine]
    return known


class Relay:
    """A mail relay: keeps what it takes; `answers` maps an SMTP step to a refusal, or to "drop"."""

    def __init__(self):
        self.taken = []
        self.calls = 0
        self.answers = {}
        self.before_taking = lambda: None
        self.lock = threading.Lock()

    def answer(self, server, step, otherwise):
        if self.answers.get(step) == "drop":
            server.transport.close()
        return self.answers.get(step, otherwise)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.calls += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.answer(server, "MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.answer(server, "RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        self.before_taking()
        answer = self.answer(server, "DATA", "250 OK")
        if answer == "250 OK":
            with self.lock:
                self.taken.append(envelope.content)
        return answer


@pytest.fixture
def relay(settings):
    handler = Relay()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_TIMEOUT = 3
    handler.controller = controller
    yield handler
    if not controller.loop.is_closed():
        controller.stop()
