"""Following the rules: what they count is what goes, in parts, each with its entry in the log, and never twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from audit import chain, ledger, trimming
from audit.deeds import Deed
from audit.models import Concern, Entry, Seal
from audit.retention import following, rows
from audit.retention.registry import RULES, Rule
from reminders.models import Message
from reminders.outbox import post
from tests.audit.hands import by_hand
from tests.certificates.conftest import finish
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=3 * 365)


def forgotten() -> list[tuple]:
    return [(one.facts["rule"], one.facts["rows"]) for one in Entry.objects.filter(deed=Deed.FORGOTTEN).order_by("pk")]


def test_every_rule_has_its_time_in_the_settings_and_every_time_its_rule(settings):
    assert RULES.keys() | {"numbers"} == settings.RETENTION.keys()
    assert all(rule.kept >= timedelta(0) for rule in RULES.values())


def test_nothing_is_due_in_an_empty_house():
    assert {rule.name: count for rule, count in following.due(now=NOW) if count} == {}
    assert set(following.follow_all(now=NOW).values()) == {0}
    assert not Entry.objects.exists()


def make_letters(person, count, *, at=LONG_AGO, **fields):
    for number in range(count):
        message = post(person=person, kind="certificate-ready", key=f"t:{at}:{number}", context={"code": "TAJNE"})
        values = {"state": "sent", "sent_at": at, "created_at": at, "message_id": "<m>"} | fields
        Message.objects.filter(pk=message.pk).update(**values)


def test_a_letter_is_emptied_and_its_row_remembers_that_it_was_sent(ala):
    make_letters(ala, 1)
    key = Message.objects.get().key
    following.follow(RULES["letters"], now=NOW)
    kept = Message.objects.get()
    assert (kept.key, kept.state, kept.context, kept.message_id) == (key, "sent", {}, "")
    assert post(person=ala, kind="certificate-ready", key=key, context={}).pk == kept.pk


@pytest.mark.parametrize(
    "fields", [{"state": "waiting"}, {"state": "unknown"}, {"created_at": NOW - timedelta(days=89)}]
)
def test_letters_that_are_young_or_not_settled_stay(ala, fields):
    make_letters(ala, 1, **fields)
    assert following.follow(RULES["letters"], now=NOW) == 0
    assert Message.objects.get().context == {"code": "TAJNE"}


def test_it_goes_in_parts_and_each_part_says_how_much(ala, monkeypatch):
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    make_letters(ala, 5)
    assert RULES["letters"].due(NOW) == 5
    assert following.follow(RULES["letters"], now=NOW) == 5
    assert following.follow(RULES["letters"], now=NOW) == 0
    assert forgotten() == [("letters", 2), ("letters", 2), ("letters", 1)]


def test_who_is_killed_halfway_goes_on_later(ala, monkeypatch):
    """The part that was cut off left nothing behind: neither a letter without its words nor an entry."""
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    make_letters(ala, 3)
    following.forget_part(RULES["letters"], now=NOW)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(ledger, "note", killed)
        following.forget_part(RULES["letters"], now=NOW)
    assert (RULES["letters"].due(NOW), forgotten()) == (1, [("letters", 2)])
    following.follow(RULES["letters"], now=NOW)
    assert forgotten() == [("letters", 2), ("letters", 1)]


def test_a_rule_that_fails_does_not_keep_the_others_waiting(ala, monkeypatch):
    def broken(now):
        raise ZeroDivisionError

    monkeypatch.setitem(RULES, "rosters", Rule("rosters", "", due=broken, forget=broken))
    make_letters(ala, 1)
    gone = following.follow_all(now=NOW)
    assert gone["letters"] == 1
    assert "rosters" not in gone


def test_a_dry_run_says_what_would_go_and_changes_nothing(ala, client):
    make_letters(ala, 2)
    client.force_login(ala)
    Session.objects.update(expire_date=LONG_AGO)
    said = StringIO()
    call_command("retention", "--dry-run", stdout=said)
    assert "letters                 2 would go" in said.getvalue()
    assert "sessions                1 would go" in said.getvalue()
    assert RULES["letters"].due(NOW) == 2
    call_command("retention", "--rule", "sessions", stdout=said)
    assert "sessions                1 gone" in said.getvalue()
    assert (RULES["letters"].due(NOW), Session.objects.count()) == (2, 0)


def test_a_certificate_loses_its_name_a_year_after_its_end_and_keeps_its_number(ala, course, client):
    certificate = finish(ala, course)
    end = certificate.valid_until
    late = timezone.make_aware(timezone.datetime(end.year, end.month, end.day)) + timedelta(days=367)
    assert RULES["certificates"].due(late - timedelta(days=3)) == 0
    assert following.follow(RULES["certificates"], now=late) == 1
    assert RULES["certificates"].due(late) == 0
    certificate.refresh_from_db()
    assert (certificate.holder, certificate.holder_name, bool(certificate.pdf)) == (None, "", False)
    page = client.get(f"/pl/certificates/verify/{certificate.code}/").content.decode()
    assert certificate.number in page
    assert "dane usunięte po terminie przechowywania" in page
    assert "Żółć" not in page


# ---- the log itself


def old_entries(count, *, at=LONG_AGO, about=()):
    for _number in range(count):
        entry = Entry(at=at, deed=Deed.PUPIL_SEEN, concerned=len(about))
        entry.save()
        Concern.objects.bulk_create([Concern(entry=entry, person=person) for person in about])


def test_the_log_forgets_after_two_years_and_stays_whole(ala, basia, monkeypatch):
    monkeypatch.setattr(trimming, "AT_ONCE", 2)
    old_entries(3, about=[ala])
    ledger.note(Deed.PIN_ISSUED, by=basia, about=[ala])
    chain.seal_new()
    assert RULES["log"].due(NOW) == 3
    assert following.follow(RULES["log"], now=NOW) == 3
    chain.seal_new()
    assert list(chain.faults(now=NOW)) == []
    assert Entry.objects.order_by("pk").first().deed == Deed.PIN_ISSUED
    assert Concern.objects.count() == 1
    assert Seal.objects.order_by("number").first().number == 4
    assert following.follow(RULES["log"], now=NOW) == 0


def test_the_log_is_cut_by_nobody_else(ala):
    """Whoever takes away more than the rule did, or says that the rule did it, is found out."""
    old_entries(2)
    old_entries(2, at=NOW)
    chain.seal_new()
    following.follow(RULES["log"], now=NOW)
    by_hand("DELETE FROM audit_seal WHERE number = 3")
    assert "missing" in next(chain.faults(now=NOW)).words
    ledger.note(Deed.LOG_CUT, by=None, last_seal=f"3:{'0' * 64}:{'0' * 64}")
    assert "missing" in next(chain.faults(now=NOW)).words


def test_what_is_not_sealed_yet_is_not_taken_away():
    old_entries(1)
    assert following.follow(RULES["log"], now=NOW) == 0
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_beats_at_once_count_nothing_twice(monkeypatch):
    monkeypatch.setattr(rows, "AT_ONCE", 3)
    person = PersonFactory()
    make_letters(person, 10)

    def follow(_beat):
        try:
            return following.follow(RULES["letters"], now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        gone = list(pool.map(follow, range(2)))
    assert sum(gone) == 10
    assert sum(count for _rule, count in forgotten()) == 10
