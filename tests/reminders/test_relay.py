"""A real SMTP server that says no, says nothing, or hangs up: at most once, and never lost without a trace."""

import smtplib
import time
from datetime import timedelta

import pytest
from django.core.mail.backends.smtp import EmailBackend

from reminders import claims
from reminders.models import Message
from reminders.quiet_hours import is_daytime
from tests.reminders.deeds import NOON, State, only, opened, post, run

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("MAIL", "451 later"),
        ("MAIL", "421 closing"),
        ("MAIL", "drop"),
        ("RCPT", "450 later"),
        ("RCPT", "drop"),
        ("DATA", "452 full"),
    ],
)
def test_a_relay_that_says_later_is_asked_later(ala, kinds, relay, step, answer):
    post(ala)
    relay.answers[step] = answer
    assert run() == {State.WAITING: 1}
    assert NOON + timedelta(minutes=1) <= only().due_at < NOON + timedelta(minutes=2)
    assert run() == {}
    relay.answers.clear()
    assert run(NOON + timedelta(minutes=2)) == {State.SENT: 1}
    assert len(relay.taken) == 1


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_relay_that_says_never_ends_it(ala, kinds, relay, step):
    post(ala)
    relay.answers[step] = "550 no such user"
    assert run() == {State.FAILED: 1}
    assert only().error == "550 no such user"
    assert run(NOON + timedelta(days=1)) == {}


def test_one_address_that_is_refused_stops_no_other(ala, basia, kinds, relay, monkeypatch):
    post(ala, key="1")
    post(basia, key="2")
    monkeypatch.setattr(
        relay, "answer", lambda server, step, fine: "550 no" if step == "RCPT" and next(turns) == 0 else fine
    )
    turns = iter(range(10))
    assert run() == {State.FAILED: 1, State.SENT: 1}


@pytest.mark.parametrize("answer", ["drop", "what is this?", "354 go on"])
def test_whoever_says_nothing_sensible_after_the_letter_leaves_a_doubt_that_nobody_guesses_away(
    ala, kinds, relay, answer
):
    post(ala)
    relay.answers["DATA"] = answer
    assert run() == {State.UNKNOWN: 1}
    relay.answers.clear()
    assert run(NOON + timedelta(days=1)) == {}
    assert relay.taken == []
    assert only().state == State.UNKNOWN
    assert only().error


def test_a_relay_that_falls_silent_over_the_letter_leaves_a_doubt(ala, kinds, relay, settings):
    settings.EMAIL_TIMEOUT = 0.2
    post(ala)
    relay.before_taking = lambda: time.sleep(0.6)
    assert run() == {State.UNKNOWN: 1}


def test_a_letter_that_the_relay_took_although_the_line_broke_is_not_sent_again(ala, kinds, relay, settings):
    settings.EMAIL_TIMEOUT = 0.2
    post(ala)
    relay.before_taking = lambda: time.sleep(0.6)
    run()
    relay.before_taking = lambda: None
    for minutes in (5, 20, 600):
        run(NOON + timedelta(minutes=minutes))
    relay.controller.stop()
    assert len(relay.taken) == 1
    assert only().state == State.UNKNOWN


@pytest.mark.parametrize("code", [535, 530, 554])
def test_a_relay_that_does_not_want_us_fails_no_letter(ala, kinds, relay, monkeypatch, code):
    """A wrong password says nothing about the letters; they wait until it is right."""

    def refuse(self):
        raise smtplib.SMTPAuthenticationError(code, b"5.7.8 bad credentials")

    monkeypatch.setattr(EmailBackend, "open", refuse)
    post(ala)
    assert run() == {State.WAITING: 1}
    assert only().error == f"{code} 5.7.8 bad credentials"


def test_a_relay_that_is_away_is_asked_once_a_round_and_the_letters_keep_their_tries(ala, kinds, relay, settings):
    settings.EMAIL_PORT = 1
    for number in range(5):
        post(ala, key=f"k{number}")
    assert run() == {State.WAITING: 1}
    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 0, 0, 0, 1]


def test_a_letter_is_tried_over_two_days_and_not_for_ever(ala, kinds, relay, settings):
    settings.EMAIL_PORT = 1
    post(ala)
    now, waits = NOON, []
    while only().state == State.WAITING:
        assert run(now).total() == 1
        waits.append(only().due_at - now)
        now = only().due_at
    assert only().state == State.FAILED
    assert only().tries == claims.TRIES == 8
    rounded = [round(wait.total_seconds() / 60) for wait in waits[:-1]]
    assert rounded == [1, 5, 30, 120, 360, 720, 1440]
    assert run(now + timedelta(days=9)) == {}


def test_a_reminder_put_off_into_the_night_waits_for_the_morning(ala, kinds, relay):
    evening = NOON.replace(hour=18, minute=59, second=30)
    post(ala, kind="note", due_at=evening)
    relay.answers["RCPT"] = "450 later"
    run(evening)
    relay.answers.clear()
    assert not is_daytime(evening + timedelta(minutes=2))
    assert run(evening + timedelta(minutes=2)) == {}
    assert run(evening + timedelta(hours=13)) == {State.SENT: 1}


def test_a_round_goes_along_one_line(ala, kinds, relay):
    for number in range(3):
        post(ala, key=f"k{number}")
    assert run() == {State.SENT: 3}
    assert relay.calls == 1


@pytest.mark.parametrize("answer", ["421 too many letters", "drop"])
def test_a_relay_that_hangs_up_between_two_letters_is_called_again(ala, kinds, relay, monkeypatch, answer):
    for number in range(2):
        post(ala, key=f"k{number}")
    turns = iter(["250 OK", answer, "250 OK"])

    def once_in_between(server, step, fine):
        if step != "MAIL":
            return fine
        turn = next(turns)
        if turn == "drop":
            server.transport.close()
        return turn

    monkeypatch.setattr(relay, "answer", once_in_between)
    assert run() == {State.SENT: 2}
    assert relay.calls == 2
    assert len({opened(raw)["Message-ID"] for raw in relay.taken}) == 2


def test_an_error_of_the_relay_cannot_break_the_row(ala, kinds, relay):
    relay.answers["RCPT"] = "450 " + "\x00\x07" + "ż" * 600
    post(ala)
    assert run() == {State.WAITING: 1}
    assert "\x00" not in only().error
    assert len(only().error) == 500


def test_whatever_else_happens_on_the_way_leaves_a_doubt(ala, kinds, relay, monkeypatch):
    def surprise(self, parcel):
        raise MemoryError

    monkeypatch.setattr("reminders.carrier.SmtpLine.carry", surprise)
    post(ala)
    assert run() == {State.UNKNOWN: 1}
