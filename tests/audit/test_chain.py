"""The chain: whatever is changed, dropped or slipped in by somebody with the database in hand shows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from audit import chain, ledger
from audit.deeds import Deed
from audit.models import Concern, Entry, Seal
from tests.audit.hands import by_hand
from tests.factories import PersonFactory


@pytest.fixture
def entries(db, basia, ala):
    """Five sealed entries."""
    made = [ledger.note(Deed.PIN_ISSUED, by=basia, about=[ala], changed=number) for number in range(5)]
    assert chain.seal_new() == 5
    return made


def faults(now=None):
    return [fault.words for fault in chain.faults(now=now or timezone.now())]


def test_an_untouched_log_is_whole(entries, basia):
    assert faults() == []
    ledger.note(Deed.PIN_ISSUED, by=basia)
    assert chain.seal_new() == 1
    assert chain.seal_new() == 0
    assert faults() == []
    assert list(Seal.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET by_id = 7 WHERE id = %s",
        "UPDATE audit_entry SET deed = 'pupil-seen' WHERE id = %s",
        "UPDATE audit_entry SET school = 7 WHERE id = %s",
        "UPDATE audit_entry SET facts = '{}' WHERE id = %s",
        "UPDATE audit_entry SET at = '2026-01-01 00:00:00+00:00' WHERE id = %s",
        "UPDATE audit_concern SET person_id = 7 WHERE entry_id = %s",
        "DELETE FROM audit_concern WHERE entry_id = %s",
    ],
)
def test_a_change_by_hand_shows(entries, sql):
    by_hand(sql, entries[2].pk)
    assert faults() == [f"entry {entries[2].pk} is not what was sealed, or an entry before it is gone"]


def test_an_entry_that_is_gone_shows(entries):
    by_hand("DELETE FROM audit_seal WHERE entry_id = %s", entries[2].pk)
    by_hand("DELETE FROM audit_concern WHERE entry_id = %s", entries[2].pk)
    by_hand("DELETE FROM audit_entry WHERE id = %s", entries[2].pk)
    assert faults() == ["entries between 3 and 4 are missing"]
    by_hand("UPDATE audit_seal SET number = number - 1 WHERE number > 3")
    assert faults() == [f"entry {entries[3].pk} is not what was sealed, or an entry before it is gone"]


def test_the_beginning_cannot_be_cut_off(entries):
    by_hand("DELETE FROM audit_seal WHERE number = 1")
    assert faults()[0] == "entries between 1 and 2 are missing"


def test_a_seal_cannot_be_made_without_the_key(entries, settings):
    by_hand("UPDATE audit_entry SET deed = 'pupil-seen' WHERE id = %s", entries[-1].pk)
    changed = Entry.objects.get(pk=entries[-1].pk)
    before = Seal.objects.get(number=4).mac
    forged = chain.mac_of(changed, before, secret="of somebody else")
    by_hand("UPDATE audit_seal SET mac = %s WHERE number = 5", forged)
    assert len(faults()) == 1


def test_a_new_key_leaves_the_chain_whole(entries, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-one-" * 5
    assert faults() == []
    settings.SECRET_KEY_FALLBACKS = []
    assert len(faults()) == 5


def test_what_waits_too_long_for_its_seal_shows(db, basia):
    ledger.note(Deed.PIN_ISSUED, by=basia)
    assert faults() == []
    assert faults(timezone.now() + timedelta(minutes=11)) == ["1 entries wait for their seal"]


def test_what_a_long_transaction_wrote_is_sealed_late(entries, basia):
    """Numbers are given when an entry is written, seals when it is there to be seen."""
    late = Entry(pk=entries[0].pk + 100, deed=Deed.PIN_ISSUED, by=basia)
    ledger.note(Deed.PUPIL_SEEN, by=basia)
    chain.seal_new()
    late.pk = Entry.objects.order_by("-pk").first().pk + 50
    late.save(force_insert=True)
    assert chain.seal_new() == 1
    assert faults() == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_writers_and_many_sealers_make_one_chain(transactional_db):
    people = [PersonFactory().pk for _ in range(4)]

    def write_and_seal(person):
        try:
            for _time in range(5):
                ledger.note(Deed.PIN_ISSUED, by=person)
                chain.seal_new()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write_and_seal, people))
    chain.seal_new()
    assert faults() == []
    assert Seal.objects.count() == Entry.objects.count() == 20


def test_the_command_tells_the_end_of_the_chain(entries):
    said = StringIO()
    call_command("check_audit", stdout=said)
    assert f"It ends with seal 5: {Seal.objects.get(number=5).mac}" in said.getvalue()


def test_the_command_fails_when_the_log_is_not_whole(entries):
    by_hand("UPDATE audit_entry SET by_id = 7 WHERE id = %s", entries[0].pk)
    said = StringIO()
    with pytest.raises(CommandError, match="not whole"):
        call_command("check_audit", stderr=said)
    assert "seal 1: entry" in said.getvalue()
    assert Concern.objects.count() == 5
