"""Letters are rows first: written once, whatever happens."""

import pytest
from django.db import IntegrityError, transaction

from reminders.models import Message
from reminders.registry import Kind, UnknownKind, letter, reminder
from tests.reminders.deeds import NOON, at_once, post

pytestmark = pytest.mark.django_db


def test_the_same_occasion_is_written_about_once(ala, kinds):
    assert post(ala) == post(ala)
    assert Message.objects.count() == 1


def test_the_first_letter_of_an_occasion_stays_as_it_is(ala, basia, kinds):
    first = post(ala)
    assert post(basia, kind="note").recipient == first.recipient == ala


def test_posting_twice_breaks_no_transaction_around_it(ala, kinds):
    with transaction.atomic():
        post(ala)
        post(ala)
        post(ala, key="other")
    assert Message.objects.count() == 2


def test_a_deed_that_fails_leaves_no_letter(ala, kinds):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post(ala)
        raise ZeroDivisionError
    assert not Message.objects.exists()


def test_a_kind_that_nobody_registered_is_refused(ala, kinds):
    with pytest.raises(UnknownKind):
        post(ala, kind="unheard-of")
    assert not Message.objects.exists()


def test_two_apps_cannot_call_two_kinds_the_same(kinds):
    reminder(kind="ours")(lambda today: [])
    with pytest.raises(ValueError, match="ours"):
        reminder(kind="ours")(lambda today: [])


def test_a_kind_registered_twice_by_one_module_is_one_kind(kinds):
    assert letter(kind="deed") == letter(kind="deed") == Kind("deed", optional=False)


def test_a_letter_that_a_deed_caused_wakes_a_worker_after_the_commit(ala, kinds, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        post(ala)
    assert len(callbacks) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_deeds_at_once_write_once(ala, kinds, monkeypatch):
    monkeypatch.setattr("reminders.doorbell.doorbell.ring", lambda *_arguments: True)
    at_once(lambda: post(ala), workers=4)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"state": "lost"}, "a_letter_is_in_a_known_state"),
        ({"state": "sending"}, "a_letter_on_its_way_was_claimed"),
        ({"state": "sent"}, "a_sent_letter_says_when"),
    ],
)
def test_the_database_refuses_a_row_that_says_nonsense(ala, fields, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Message.objects.create(key="k", recipient=ala, kind="deed", due_at=NOON, **fields)
