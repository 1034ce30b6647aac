"""Who holds a letter: several workers at once, and workers that die."""

from datetime import timedelta

import pytest
from django.db import transaction

from reminders import carrier, claims, writing
from reminders.models import Message
from tests.reminders.deeds import NOON, State, at_once, only, opened, post, run

pytestmark = pytest.mark.django_db

MUCH_LATER = NOON + timedelta(minutes=11)


@pytest.fixture
def folder(settings, tmp_path):
    """Letters go to a folder that can be asked."""
    settings.EMAIL_BACKEND = "reminders.mailbox.FolderBackend"
    settings.MAIL_FOLDER = tmp_path
    return tmp_path


def claim(now=NOON) -> Message:
    return claims.claim(only().pk, now=now)


def test_a_claimed_letter_cannot_be_claimed_again(ala, kinds):
    post(ala)
    assert claim().state == State.SENDING
    assert claim() is None


def test_a_letter_put_off_meanwhile_is_not_claimed_before_its_time(ala, kinds):
    post(ala)
    Message.objects.update(due_at=NOON + timedelta(hours=1))
    assert claim() is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_claim_inside_somebody_elses_transaction_is_refused(ala, kinds):
    """It would be sent before it is on disk, and a crash would send it again."""
    post(ala, due_at=NOON + timedelta(days=400))
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        claim()


def test_a_letter_erased_between_the_claim_and_the_reading_is_nobodys(ala, kinds, monkeypatch):
    post(ala)
    key = only().pk
    monkeypatch.setattr(claims, "waiting", lambda now: Message.objects.filter(pk=0))
    assert claims.claim(key, now=NOON) is None


# --- when a worker dies


def test_a_worker_that_died_before_sending_leaves_a_letter_that_is_sent(ala, kinds, relay):
    post(ala)
    claim()
    assert run(MUCH_LATER) == {State.SENT: 1}


def test_a_worker_that_died_while_sending_by_smtp_leaves_a_doubt(ala, kinds, relay):
    post(ala)
    claims.begin(claim(), message_id="<x@y>")
    assert run(MUCH_LATER) == {}
    assert only().state == State.UNKNOWN
    assert only().error == "the worker died while sending"
    assert relay.taken == []


def test_a_letter_refused_before_and_claimed_by_a_worker_that_died_leaves_no_doubt(ala, kinds, relay):
    """The first try had begun, the second had not."""
    post(ala)
    relay.answers["RCPT"] = "450 later"
    run()
    relay.answers.clear()
    claim(NOON + timedelta(minutes=2))
    assert run(NOON + timedelta(minutes=13)) == {State.SENT: 1}


def test_a_letter_at_which_every_worker_dies_is_given_up(ala, kinds, relay):
    post(ala)
    now = NOON
    for _death in range(claims.TRIES):
        assert claim(now)
        now += timedelta(minutes=11)
        claims.settle_dead(now=now)
    assert only().state == State.FAILED
    assert only().error == "its worker died at every try"


def test_a_claim_that_is_still_fresh_is_left_alone(ala, kinds):
    post(ala)
    claim()
    run(NOON + timedelta(minutes=9))
    assert only().state == State.SENDING


def test_each_claim_of_a_long_round_carries_its_own_time(ala, kinds, relay):
    """Else the last letters of a slow round would look dead while they are on their way."""
    post(ala, key="1")
    post(ala, key="2")
    seen = []
    held = Message.objects.filter(state=State.SENDING)
    begin = claims.begin

    def watch(message, **options):
        seen.append(held.get().claimed_at)
        return begin(message, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "begin", watch)
        run()
    assert NOON < seen[0] < seen[1]


def test_a_thousand_doubts_hide_no_dead_claim(ala, kinds, relay):
    Message.objects.bulk_create(
        Message(key=f"u{number}", recipient=ala, kind="deed", state=State.UNKNOWN, message_id=f"<{number}@x>")
        for number in range(1_000)
    )
    post(ala)
    Message.objects.filter(key="k").update(created_at=NOON - timedelta(days=400), state=State.SENDING, claimed_at=NOON)
    assert run(MUCH_LATER) == {State.SENT: 1}


# --- a worker that was only slow


def test_a_worker_given_up_before_it_sent_sends_nothing(ala, kinds, relay):
    post(ala)
    slow = claim()
    assert run(MUCH_LATER) == {State.SENT: 1}
    assert claims.begin(slow, message_id="<x@y>") is False
    claims.finish(slow, State.FAILED, error="too late to say")
    assert only().state == State.SENT


def test_a_worker_given_up_while_it_sent_may_still_say_that_it_did(ala, kinds, relay):
    post(ala)
    slow = claim()
    claims.begin(slow, message_id="<x@y>")
    run(MUCH_LATER)
    assert only().state == State.UNKNOWN
    claims.finish(slow, State.SENT, sent_at=MUCH_LATER)
    assert (only().state, only().error) == (State.SENT, "")


def test_a_worker_given_up_does_not_overrule_the_next_one(ala, kinds):
    post(ala)
    slow = claim()
    claims.settle_dead(now=MUCH_LATER)
    claim(MUCH_LATER)
    claims.try_later(slow, "it was not my day", now=MUCH_LATER)
    assert only().state == State.SENDING
    assert only().claimed_at == MUCH_LATER


def test_a_letter_taken_from_a_worker_while_it_wrote_it_is_not_sent_by_that_worker(ala, kinds, relay, monkeypatch):
    post(ala)
    written = []
    write = writing.write

    def slowly_the_first_time(message):
        if not written:
            claims.settle_dead(now=MUCH_LATER)
        written.append(message)
        return write(message)

    monkeypatch.setattr(writing, "write", slowly_the_first_time)
    assert run() == {State.SENDING: 1, State.SENT: 1}
    assert (len(written), len(relay.taken)) == (2, 1)


# --- where the mailbox can be asked


@pytest.mark.parametrize("arrived", [True, False])
def test_the_doubt_is_resolved(ala, kinds, folder, arrived):
    message = post(ala)
    if arrived:
        run()
        Message.objects.update(state=State.WAITING)
    slow = claim()
    claims.begin(slow, message_id=writing.message_id(message.key))
    assert run(MUCH_LATER) == ({} if arrived else {State.SENT: 1})
    assert only().state == State.SENT
    assert len(list(folder.glob("*.eml"))) == 1


def test_a_folder_that_is_full_leaves_the_letter_waiting(ala, kinds, folder, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reminders.mailbox.os.fsync", full)
    post(ala)
    assert run() == {State.WAITING: 1}
    assert list(folder.glob("*.eml")) == []
    monkeypatch.undo()
    assert "No space" in only().error


def test_a_backend_that_cannot_be_asked_leaves_a_doubt_when_it_breaks(ala, kinds, monkeypatch):
    def broken(self, letters):
        raise TimeoutError("no answer")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
    post(ala)
    assert run() == {State.UNKNOWN: 1}


def test_a_backend_that_takes_nothing_has_refused(ala, kinds, monkeypatch):
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", lambda self, letters: 0)
    post(ala)
    assert run() == {State.FAILED: 1}


def test_smtp_cannot_be_asked(relay):
    with carrier.line_to_the_relay() as line:
        assert line.can_tell is False


# --- several workers at once


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_workers_at_once_deliver_each_letter_once(ala, kinds, relay, monkeypatch):
    monkeypatch.setattr("reminders.doorbell.doorbell.ring", lambda *_arguments: True)
    for number in range(40):
        post(ala, key=f"k{number}")
    at_once(run, workers=4)
    ids = [opened(raw)["Message-ID"] for raw in relay.taken]
    assert len(ids) == len(set(ids)) == 40
    assert set(Message.objects.values_list("state", "tries")) == {(State.SENT, 1)}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_workers_after_one_letter_send_it_once(ala, kinds, relay, monkeypatch):
    monkeypatch.setattr("reminders.doorbell.doorbell.ring", lambda *_arguments: True)
    for number in range(10):
        post(ala, key=f"k{number}")
        at_once(run, workers=4)
    assert len(relay.taken) == 10
