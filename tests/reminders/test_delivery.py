"""Delivery: at most once, never lost without a trace."""

import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.db import connection

from reminders import deliver, outbox, registry
from reminders.models import Message
from reminders.preferences import preference_of, set_wanted

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # noon in Warsaw
State = Message.State


def post(person, *, kind="deed", key="k", due_at=NOON):
    return outbox.post(person=person, kind=kind, key=key, context={"about": "zażółć"}, due_at=due_at)


def run(now=NOON):
    return deliver.deliver_waiting_messages(now=now)


def only() -> Message:
    return Message.objects.get()


# --- what arrives


def test_a_letter_arrives_once_as_text_and_html(ala, kinds, relay):
    post(ala)
    assert run() == {State.SENT: 1}
    assert run() == {}
    (raw,) = relay.taken
    letter = message_from_bytes(raw, policy=policy.default)
    assert letter["Subject"] == "Ważne: zażółć"
    assert "zażółć" in letter.get_body(("plain",)).get_content()
    assert "zażółć" in letter.get_body(("html",)).get_content()
    assert letter["Message-ID"] == only().message_id


def test_a_letter_speaks_the_persons_language(ala, kinds):
    ala.language = "uk"
    ala.save()
    post(ala)
    run()
    assert "/uk/" not in mail.outbox[0].body
    assert 'lang="uk"' in mail.outbox[0].alternatives[0].content


def test_an_optional_letter_shows_the_way_out_and_a_deed_does_not(ala, kinds):
    post(ala, kind="note", key="1")
    post(ala, kind="deed", key="2")
    run()
    note, deed = sorted(mail.outbox, key=lambda letter: letter.subject)
    assert note.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(preference_of(ala).token) in note.extra_headers["List-Unsubscribe"]
    assert str(preference_of(ala).token) in note.body
    assert "List-Unsubscribe" not in deed.extra_headers


# --- what is not sent


def test_a_letter_that_is_no_longer_true_is_skipped(ala, kinds):
    registry.letter(kind="note", optional=True)
    kinds["note"] = registry.Kind("note", True, still_applies=lambda message: False)
    post(ala, kind="note")
    assert run() == {State.SKIPPED: 1}
    assert only().error == "no longer true"
    assert mail.outbox == []


def test_who_changed_his_mind_meanwhile_gets_deeds_only(ala, kinds):
    post(ala, kind="note", key="1")
    post(ala, kind="deed", key="2")
    set_wanted(preference=preference_of(ala), wanted=False)
    assert run() == {State.SKIPPED: 1, State.SENT: 1}


def test_a_person_without_an_address_is_skipped_with_the_reason(ala, kinds):
    post(ala)
    ala.email = ""
    ala.save()
    run()
    assert (only().state, only().error) == (State.SKIPPED, "no address")


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), False),  # 7:59 in Warsaw
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), True),  # 8:00
        (datetime(2026, 11, 23, 18, 59, tzinfo=UTC), True),  # 19:59
        (datetime(2026, 11, 23, 19, 0, tzinfo=UTC), False),  # 20:00
        (datetime(2027, 3, 28, 6, 0, tzinfo=UTC), True),  # 8:00 on the day the clocks go forward
        (datetime(2026, 10, 25, 6, 30, tzinfo=UTC), False),  # 7:30 on the day they go back
    ],
)
def test_reminders_keep_the_night_free(ala, kinds, moment, sent):
    post(ala, kind="note", due_at=moment)
    assert bool(run(moment)) is sent


def test_what_a_deed_caused_goes_out_at_night_too(ala, kinds):
    night = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    post(ala, kind="deed", due_at=night)
    assert run(night) == {State.SENT: 1}


# --- what can go wrong on the way


@pytest.mark.parametrize(("step", "answer"), [("MAIL", "451 later"), ("RCPT", "450 later"), ("DATA", "452 full")])
def test_a_relay_that_says_later_is_asked_later(ala, kinds, relay, step, answer):
    post(ala)
    relay.answers[step] = answer
    run()
    assert only().state == State.WAITING
    assert only().due_at > NOON
    assert run() == {}
    relay.answers.clear()
    assert run(NOON + timedelta(minutes=2)) == {State.SENT: 1}
    assert len(relay.taken) == 1


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_relay_that_says_never_ends_it(ala, kinds, relay, step):
    post(ala)
    relay.answers[step] = "550 no such user"
    assert run() == {State.FAILED: 1}
    assert "550" in only().error or "no such user" in only().error


def test_a_relay_that_hangs_up_after_the_letter_leaves_a_doubt_that_is_not_resolved_by_guessing(ala, kinds, relay):
    post(ala)
    relay.answers["DATA"] = "drop"
    assert run() == {State.UNKNOWN: 1}
    relay.answers.clear()
    assert run(NOON + timedelta(days=1)) == {}
    assert relay.taken == []
    assert only().state == State.UNKNOWN


def test_a_relay_that_is_not_there_is_tried_again_and_not_for_ever(ala, kinds, relay, settings):
    settings.EMAIL_PORT = 1
    post(ala)
    now = NOON
    for _try in range(20):
        run(now)
        now += timedelta(hours=5)
        now = now if deliver.is_daytime(now) else now + timedelta(hours=14)
    assert only().state == State.FAILED
    assert only().tries == len(deliver.WAITS) + 1


# --- when a worker dies


def test_a_worker_that_died_before_sending_leaves_a_letter_that_is_sent(ala, kinds):
    post(ala)
    Message.objects.update(state=State.SENDING, claimed_at=NOON)
    assert run(NOON + timedelta(minutes=11)) == {State.SENT: 1}


def test_a_worker_that_died_while_sending_by_smtp_leaves_a_doubt(ala, kinds, relay):
    post(ala)
    Message.objects.update(state=State.SENDING, claimed_at=NOON, message_id="<x@y>")
    assert run(NOON + timedelta(minutes=11)) == {}
    assert only().state == State.UNKNOWN


def test_a_claim_that_is_still_fresh_is_left_alone(ala, kinds):
    post(ala)
    Message.objects.update(state=State.SENDING, claimed_at=NOON)
    run(NOON + timedelta(minutes=9))
    assert only().state == State.SENDING


@pytest.mark.parametrize("arrived", [True, False])
def test_where_the_mailbox_can_be_asked_the_doubt_is_resolved(ala, kinds, settings, tmp_path, arrived):
    settings.EMAIL_BACKEND = "reminders.mailbox.FolderBackend"
    settings.MAIL_FOLDER = tmp_path
    post(ala)
    if arrived:
        run()
    Message.objects.update(state=State.SENDING, claimed_at=NOON, message_id="<" + "a" * 32 + "@localhost>")
    if arrived:
        Message.objects.update(message_id="<" + next(tmp_path.glob("*.eml")).stem + ">")
    run(NOON + timedelta(minutes=11))
    assert only().state == State.SENT
    assert len(list(tmp_path.glob("*.eml"))) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_workers_at_once_deliver_each_letter_once(ala, kinds, relay):
    for number in range(24):
        post(ala, key=f"k{number}")

    def work():
        run()
        connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    ids = [message_from_bytes(raw)["Message-ID"] for raw in relay.taken]
    assert len(ids) == len(set(ids)) == 24
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
