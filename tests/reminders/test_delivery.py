"""What arrives, what does not, and when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.template import loader

from reminders import deliver, registry, stopping, tasks
from reminders.models import Message
from reminders.preferences import preference_of, set_wanted
from tests.factories import PersonFactory
from tests.reminders.deeds import NOON, State, only, opened, post, run

pytestmark = pytest.mark.django_db


def no_longer(kinds, kind="note"):
    kinds[kind] = registry.Kind(kind, optional=kind == "note", still_applies=lambda message: False)


# --- what arrives


def test_a_letter_arrives_once_as_text_and_html(ala, kinds, relay):
    post(ala)
    assert run() == {State.SENT: 1}
    assert run() == {}
    (raw,) = relay.taken
    letter = opened(raw)
    assert letter["To"] == "ala@example.org"
    assert letter["Subject"] == "Ważne: zażółć"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "zażółć" in letter.get_body(("plain",)).get_content()
    assert "zażółć" in letter.get_body(("html",)).get_content()


def test_the_row_says_what_became_of_the_letter(ala, kinds, relay):
    post(ala)
    run()
    row = only()
    assert (row.state, row.tries, row.claimed_at, row.error) == (State.SENT, 1, None, "")
    assert row.sent_at - NOON < timedelta(seconds=30)
    assert row.message_id == opened(relay.taken[0])["Message-ID"]


def test_the_message_id_belongs_to_the_occasion(ala, basia, kinds, relay):
    post(ala, key="1")
    post(ala, key="2")
    run()
    ids = [opened(raw)["Message-ID"] for raw in relay.taken]
    assert len(set(ids)) == 2
    Message.objects.all().delete()
    post(basia, key="1")
    run()
    assert opened(relay.taken[-1])["Message-ID"] in ids


def test_a_line_that_begins_with_a_dot_arrives_whole(ala, kinds, relay, monkeypatch):
    templates = {"reminders/deed-body.txt": ".\n..\n.koniec\n"}
    ordinary = loader.render_to_string
    monkeypatch.setattr(
        "reminders.writing.render_to_string", lambda name, context: templates.get(name) or ordinary(name, context)
    )
    post(ala)
    run()
    text = opened(relay.taken[0]).get_body(("plain",)).get_content()
    assert text.splitlines() == [".", "..", ".koniec"]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_a_letter_speaks_the_persons_language(kinds, language):
    post(PersonFactory(email="o@example.org", language=language), kind="note")
    run()
    (letter,) = mail.outbox
    assert f'lang="{language}"' in letter.alternatives[0].content
    assert f"/{language}/reminders/" in letter.body


def test_a_name_cannot_write_headers_or_html(kinds):
    eve = PersonFactory(email="eve@example.org", first_name="Ewa<b>\r\nBcc: all@example.org")
    post(eve)
    assert run() == {State.SENT: 1}
    (letter,) = mail.outbox
    assert letter.recipients() == ["eve@example.org"]
    assert "Bcc" not in letter.message()
    assert "<b>" not in letter.alternatives[0].content


def test_an_optional_letter_shows_the_way_out_and_a_deed_does_not(ala, kinds):
    post(ala, kind="note", key="1")
    post(ala, kind="deed", key="2")
    run()
    note, deed = sorted(mail.outbox, key=lambda letter: letter.subject)
    assert note.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = str(preference_of(ala).token)
    for place in (note.extra_headers["List-Unsubscribe"], note.body, note.alternatives[0].content):
        assert token in place
    assert "List-Unsubscribe" not in deed.extra_headers
    assert token not in deed.body + deed.alternatives[0].content


def test_both_forms_say_why_the_letter_came(ala, kinds):
    post(ala, kind="note", key="1")
    post(ala, kind="deed", key="2")
    run()
    for letter in mail.outbox:
        assert "bo masz konto" in letter.body
        assert "bo masz konto" in letter.alternatives[0].content


# --- what is not sent


def test_a_letter_that_is_no_longer_true_is_skipped(ala, kinds):
    no_longer(kinds)
    post(ala, kind="note")
    assert run() == {State.SKIPPED: 1}
    assert only().error == "no longer true"
    assert mail.outbox == []


def test_the_question_whether_a_letter_is_still_true_gets_the_letter(ala, kinds):
    asked = []
    kinds["note"] = registry.Kind("note", True, still_applies=lambda message: asked.append(message) or True)
    post(ala, kind="note")
    run()
    assert asked == [only()]
    assert (asked[0].recipient, asked[0].context) == (ala, {"about": "zażółć"})


def test_who_changed_her_mind_meanwhile_gets_deeds_only(ala, kinds):
    post(ala, kind="note", key="1")
    post(ala, kind="deed", key="2")
    set_wanted(preference=preference_of(ala), wanted=False)
    assert run() == {State.SKIPPED: 1, State.SENT: 1}
    assert Message.objects.get(key="1").error == "not wanted"


@pytest.mark.parametrize(
    ("fields", "reason"), [({"email": ""}, "no address"), ({"is_active": False}, "the account is closed")]
)
def test_who_cannot_be_reached_is_skipped_with_the_reason(ala, kinds, fields, reason):
    post(ala)
    type(ala).objects.update(**fields)
    assert run() == {State.SKIPPED: 1}
    assert only().error == reason


def test_erasing_a_person_takes_her_letters_along(ala, kinds):
    post(ala)
    ala.delete()
    assert run() == {}
    assert not Message.objects.exists()


# --- one letter stops no other


def test_a_letter_that_cannot_be_written_stops_no_other_and_is_tried_again(ala, kinds):
    def broken(message):
        raise KeyError("enrolment")

    kinds["note"] = registry.Kind("note", optional=True, still_applies=broken)
    post(ala, kind="note", key="1")
    post(ala, kind="deed", key="2")
    assert run() == {State.WAITING: 1, State.SENT: 1}
    first = Message.objects.get(key="1")
    assert "enrolment" in first.error
    assert first.due_at > NOON
    no_longer(kinds)
    assert run(NOON + timedelta(minutes=2)) == {State.SKIPPED: 1}


def test_a_kind_this_process_does_not_know_waits_for_one_that_does(ala, kinds):
    """While a new version is rolled out, an old worker may meet a new letter."""
    post(ala)
    deed = kinds.pop("deed")
    assert run() == {State.WAITING: 1}
    kinds["deed"] = deed
    assert run(NOON + timedelta(minutes=2)) == {State.SENT: 1}


# --- when


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime(2026, 11, 23, 6, 59, 30, tzinfo=UTC), False),  # 7:59 in Warsaw
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), True),  # 8:00
        (datetime(2026, 11, 23, 18, 59, tzinfo=UTC), True),  # 19:59
        (datetime(2026, 11, 23, 19, 0, tzinfo=UTC), False),  # 20:00
        (datetime(2027, 3, 28, 5, 59, tzinfo=UTC), False),  # 7:59 on the day the clocks go forward
        (datetime(2027, 3, 28, 6, 0, tzinfo=UTC), True),  # 8:00
        (datetime(2027, 3, 27, 6, 59, tzinfo=UTC), False),  # 7:59 the day before
        (datetime(2026, 10, 25, 6, 59, tzinfo=UTC), False),  # 7:59 on the day they go back
        (datetime(2026, 10, 25, 7, 0, tzinfo=UTC), True),  # 8:00
        (datetime(2026, 10, 25, 18, 59, tzinfo=UTC), True),  # 19:59
        (datetime(2026, 10, 24, 18, 0, tzinfo=UTC), False),  # 20:00 the day before, still in summer time
    ],
)
def test_reminders_keep_the_night_free(ala, kinds, moment, sent):
    post(ala, kind="note", due_at=moment)
    assert bool(run(moment)) is sent


def test_what_a_deed_caused_goes_out_at_night_too(ala, kinds):
    night = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    post(ala, kind="note", due_at=night, key="1")
    post(ala, kind="deed", due_at=night, key="2")
    assert run(night) == {State.SENT: 1}
    assert mail.outbox[0].subject.startswith("Ważne")


def test_a_letter_for_later_waits(ala, kinds):
    post(ala, due_at=NOON + timedelta(minutes=1))
    assert run() == {}
    assert run(NOON + timedelta(minutes=1)) == {State.SENT: 1}


def test_the_oldest_letter_goes_first(ala, kinds):
    for number in (2, 0, 1):
        post(ala, key=f"k{number}", due_at=NOON - timedelta(minutes=number))
    run(limit=2)
    assert Message.objects.get(state=State.WAITING).key == "k0"


def test_a_round_ends_at_its_limit_and_the_next_goes_on(ala, kinds):
    for number in range(3):
        post(ala, key=f"k{number}")
    assert run(limit=2) == {State.SENT: 2}
    assert run(limit=2) == {State.SENT: 1}


def test_a_round_ends_well_before_the_time_limit_of_its_task(ala, kinds, monkeypatch, settings):
    assert timedelta(seconds=settings.CELERY_TASK_SOFT_TIME_LIMIT) > 2 * deliver.ROUND_LASTS
    for number in range(3):
        post(ala, key=f"k{number}")
    monkeypatch.setattr(deliver, "ROUND_LASTS", timedelta(0))
    assert run() == {}


def test_who_is_asked_to_stop_ends_the_letter_in_hand_and_takes_no_other(ala, kinds, relay):
    for number in range(3):
        post(ala, key=f"k{number}")
    relay.before_taking = stopping.ask
    assert run() == {State.SENT: 1}
    assert Message.objects.filter(state=State.WAITING).count() == 2


def test_the_task_delivers_what_waits(ala, kinds):
    post(ala, due_at=NOON - timedelta(days=400))
    tasks.deliver_waiting_messages()
    assert only().state == State.SENT


def test_a_letter_costs_a_constant_number_of_queries(ala, kinds, relay, django_assert_num_queries):
    """Look for the dead, and twice for what waits; each letter: claim (in a savepoint here), read, begin, finish."""
    for count in (1, 3):
        for number in range(count):
            post(ala, key=f"{count}-{number}")
        with django_assert_num_queries(SETTLE_AND_LOOK + count * PER_LETTER):
            assert run() == {State.SENT: count}


SETTLE_AND_LOOK, PER_LETTER = 3, 6
