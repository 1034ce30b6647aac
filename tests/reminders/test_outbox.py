"""Letters are rows first: written once, whatever happens."""

import threading

import pytest
from django.db import connection, transaction

from reminders import due, outbox
from reminders.doorbell import Doorbell
from reminders.models import Message
from reminders.preferences import preference_of, set_wanted
from reminders.registry import Due, reminder
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def post(person, key="once", kind="deed"):
    return outbox.post(person=person, kind=kind, key=key, context={"about": "x"})


def test_the_same_occasion_is_written_about_once(ala, kinds):
    assert post(ala) == post(ala)
    assert Message.objects.count() == 1


def test_a_kind_that_nobody_registered_is_refused(ala, kinds):
    with pytest.raises(KeyError):
        post(ala, kind="unheard-of")


def test_a_deed_that_fails_leaves_no_letter(ala, kinds):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post(ala)
        raise ZeroDivisionError
    assert not Message.objects.exists()


def test_a_broker_that_is_down_is_not_felt_and_not_asked_again_at_once(settings):
    calls = []

    class Task:
        name = "anything"

        def apply_async(self, **options):
            calls.append(options)
            raise ConnectionRefusedError

    bell = Doorbell()
    assert bell.ring(Task()) is False
    assert bell.ring(Task()) is False
    assert len(calls) == 1
    assert calls[0]["retry"] is False


def rule(kinds, *dues, kind="note-rule", **options):
    reminder(kind=kind, **options)(lambda today: dues)


def test_a_rule_asked_twice_writes_once(ala, kinds, today):
    rule(kinds, Due(ala.pk, "a", {"about": "1"}))
    assert due.post_due_reminders(today=today) == 1
    assert due.post_due_reminders(today=today) == 0
    assert Message.objects.get().key == "a"


def test_a_rule_that_fails_stops_no_other(ala, kinds, today):
    def broken(today):
        raise RuntimeError("no database")
        yield

    reminder(kind="broken")(broken)
    rule(kinds, Due(ala.pk, "a"))
    with pytest.raises(due.RulesFailed, match="broken"):
        due.post_due_reminders(today=today)
    assert Message.objects.count() == 1


def test_who_has_no_address_or_no_wish_or_no_account_any_more_gets_no_row(ala, cezary, kinds, today):
    pupil = PersonFactory(email="", managed_by="SP 1")
    gone = PersonFactory(email="gone@example.org", is_active=False)
    set_wanted(preference=preference_of(cezary), wanted=False)
    rule(kinds, *(Due(person.pk, f"k{person.pk}") for person in (ala, cezary, pupil, gone)))
    assert due.post_due_reminders(today=today) == 1
    assert Message.objects.get().recipient == ala


def test_rules_are_asked_in_a_constant_number_of_queries(kinds, today, django_assert_num_queries):
    for count in (1, 3):
        people = [PersonFactory(email=f"p{count}{number}@example.org") for number in range(count)]
        kinds.pop("note-rule", None)
        rule(kinds, *(Due(person.pk, f"k{person.pk}") for person in people))
        with django_assert_num_queries(3):  # known keys, reachable people, insert
            assert due.post_due_reminders(today=today) == count


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_beats_at_once_write_once(ala, kinds, today):
    rule(kinds, *(Due(ala.pk, f"k{number}") for number in range(20)))

    def beat():
        due.post_due_reminders(today=today)
        connection.close()

    beats = [threading.Thread(target=beat) for _number in range(4)]
    for each in beats:
        each.start()
    for each in beats:
        each.join()
    assert Message.objects.count() == 20
